import { expect } from 'chai';
import { createAnnuaireSirene, type OptionsSirene } from '../../../adapters/sirene/annuaire-sirene.ts';
import { type ConduiteSirene, demarrerSirene, reponseSirene, type ServeurSirene } from '../../support/sirene-server.ts';

const SIRET = '73282932000074';
const AUTRES = ['35600000000048', '35600000049837', '73282932000074'];
const PANNE: ConduiteSirene = { type: 'STATUT', statut: 500 };

/** A clock that moves only when somebody waits: what would take minutes takes no time. */
const horlogeDeTest = () => {
  let ms = 1_000_000;
  const attentes: number[] = [];
  return {
    attentes,
    avancer: (de: number): void => {
      ms += de;
    },
    maintenant: () => ms,
    attendre: async (duree: number): Promise<void> => {
      attentes.push(duree);
      ms += duree;
    },
  };
};

describe('the SIRET directory', () => {
  let serveur: ServeurSirene;
  const annuaire = (options: Partial<OptionsSirene> = {}) =>
    createAnnuaireSirene({ url: serveur.url, appelMaxMs: 200, horloge: horlogeDeTest(), ...options });
  const etatPour = async (...conduites: ConduiteSirene[]): Promise<string> => {
    serveur.prevoir(...conduites);
    return (await annuaire().chercher(SIRET)).etat;
  };

  beforeEach(async () => {
    serveur = await demarrerSirene();
  });

  afterEach(() => serveur.fermer());

  it('tells what it knows of an active establishment', async () => {
    const reponse = await annuaire().chercher(SIRET);

    expect(reponse).to.deep.equal({
      etat: 'ACTIF',
      siret: SIRET,
      siren: '732829320',
      raisonSociale: 'INSTITUT DES METIERS DU BOIS',
      enseignes: ['IMB FORMATION', 'IMB'],
      estSiege: false,
      adresse: '3 RUE DES COPEAUX 87000 LIMOGES',
      codePostal: '87000',
      commune: 'LIMOGES',
    });
    expect(serveur.appels.map(({ q }) => q)).to.deep.equal([SIRET]);
  });

  it('tells that an establishment is closed', async () => {
    expect(await etatPour({ type: 'REPOND', corps: reponseSirene(SIRET, 'F') })).to.equal('FERME');
  });

  it('does not know a SIRET without result, nor take a neighbour for it', async () => {
    const voisin = { type: 'REPOND', corps: reponseSirene('73282932000999') } as const;

    expect(await etatPour({ type: 'REPOND', corps: { results: [] } })).to.equal('INCONNU');
    expect(await etatPour(voisin)).to.equal('INCONNU');
  });

  it('asks nothing about what is not a SIRET', async () => {
    const reponse = await annuaire().chercher('12345678912345');

    expect(reponse).to.deep.equal({ etat: 'INCONNU' });
    expect(serveur.appels).to.deep.equal([]);
  });

  const fautes: Record<string, ConduiteSirene> = {
    'answers 500': PANNE,
    'answers 503': { type: 'STATUT', statut: 503 },
    'cuts the connection': { type: 'COUPE' },
    'cuts the connection in the middle of its answer': { type: 'COUPE_AU_MILIEU' },
    'says nothing': { type: 'MUET' },
    'answers drop by drop without end': { type: 'GOUTTE_A_GOUTTE' },
    'answers a page instead of JSON': { type: 'TEXTE', texte: '<html>Maintenance</html>' },
    'answers JSON of another shape': { type: 'REPOND', corps: { results: [{ siren: 732829320 }] } },
    'answers without end': { type: 'TEXTE', texte: `{"results":[${' '.repeat(3_000_000)}]}` },
    'sends elsewhere': { type: 'REDIRIGE', vers: 'http://127.0.0.1:9/' },
  };
  for (const [titre, faute] of Object.entries(fautes))
    it(`tries again once, then says that it is unavailable, when the service ${titre}`, async () => {
      const remise = await etatPour(faute);
      const appelsApresUne = serveur.appels.length;
      const definitive = await etatPour(faute, faute);

      expect({ remise, appelsApresUne, definitive }).to.deep.equal({
        remise: 'ACTIF',
        appelsApresUne: 2,
        definitive: 'INDISPONIBLE',
      });
    });

  it('is unavailable when nobody listens there', async () => {
    const ferme = await demarrerSirene();
    await ferme.fermer();

    expect((await annuaire({ url: ferme.url }).chercher(SIRET)).etat).to.equal('INDISPONIBLE');
  });

  for (const [forme, retryAfter] of [
    ['in seconds', '2'],
    ['as a date', new Date(1_002_000).toUTCString()],
  ] as const)
    it(`waits as long as the service asks, ${forme}, when that is short`, async () => {
      const horloge = horlogeDeTest();
      serveur.prevoir({ type: 'STATUT', statut: 429, retryAfter });

      const { etat } = await annuaire({ horloge }).chercher(SIRET);

      expect(etat).to.equal('ACTIF');
      expect(horloge.attentes[0]).to.be.within(2000, 2010);
    });

  it('gives up at once when the service asks for longer than one may wait, and leaves it alone until then', async () => {
    const horloge = horlogeDeTest();
    const sirene = annuaire({ horloge });
    serveur.prevoir({ type: 'STATUT', statut: 429, retryAfter: '60' });

    const premier = await sirene.chercher(SIRET);
    horloge.avancer(59_000);
    const pendant = await sirene.chercher(SIRET);
    horloge.avancer(1_000);
    const apres = await sirene.chercher(SIRET);

    expect([premier.etat, pendant.etat, apres.etat]).to.deep.equal(['INDISPONIBLE', 'INDISPONIBLE', 'ACTIF']);
    expect(serveur.appels).to.have.length(2);
    expect(horloge.attentes).to.deep.equal([]);
  });

  it('stops calling a service that keeps failing, lets one question through after a rest, and closes again on success', async () => {
    const horloge = horlogeDeTest();
    const sirene = annuaire({ horloge, tentatives: 1, coupure: { seuil: 3, reposMs: 30_000 } });
    const chercher = async (): Promise<string> => (await sirene.chercher(SIRET)).etat;
    serveur.prevoir(PANNE, PANNE, PANNE, PANNE);

    const pannes = [await chercher(), await chercher(), await chercher()];
    const coupe = [await chercher(), await chercher()];
    const appelsAvantRepos = serveur.appels.length;
    horloge.avancer(30_000);
    const essai = await chercher();
    const encoreCoupe = await chercher();
    horloge.avancer(30_000);
    const retabli = await chercher();

    expect([...pannes, ...coupe, essai, encoreCoupe]).to.deep.equal(Array.from({ length: 7 }, () => 'INDISPONIBLE'));
    expect(appelsAvantRepos).to.equal(3);
    expect(retabli).to.equal('ACTIF');
    expect(serveur.appels).to.have.length(5);
  });

  it('never makes more calls a second than agreed', async () => {
    const horloge = horlogeDeTest();
    const sirene = annuaire({ horloge, parSeconde: 7 });

    for (const siret of AUTRES) await sirene.chercher(siret);

    expect(serveur.appels).to.have.length(3);
    expect(horloge.attentes.map(Math.round)).to.deep.equal([143, 143]);
  });

  it('prefers to do without than to queue for longer than one may wait', async () => {
    const sirene = annuaire({ parSeconde: 0.05 });

    const premier = await sirene.chercher(SIRET);
    const second = await sirene.chercher('35600000000048');

    expect([premier.etat, second.etat]).to.deep.equal(['ACTIF', 'INDISPONIBLE']);
  });

  it('asks once for one SIRET asked thirty times at once, then remembers a few minutes, but never an absence of answer', async () => {
    const horloge = horlogeDeTest();
    const sirene = annuaire({ horloge, tentatives: 1, cacheMs: 600_000 });
    serveur.prevoir(PANNE);

    const panne = await sirene.chercher(SIRET);
    const ensemble = await Promise.all(Array.from({ length: 30 }, () => sirene.chercher(SIRET)));
    await sirene.chercher(SIRET);
    const appelsEnMemoire = serveur.appels.length;
    horloge.avancer(600_001);
    await sirene.chercher(SIRET);

    expect(panne.etat).to.equal('INDISPONIBLE');
    expect(new Set(ensemble.map(({ etat }) => etat))).to.deep.equal(new Set(['ACTIF']));
    expect(appelsEnMemoire).to.equal(2);
    expect(serveur.appels).to.have.length(3);
  });
});
