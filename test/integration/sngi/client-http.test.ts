import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSngiHttp, type OptionsSngiHttp } from '../../../adapters/sngi/client-http.ts';
import { SngiIndisponible } from '../../../adapters/sngi/sngi-indisponible.ts';
import type { DemandeRapprochement, ReponseRapprochement, Sngi } from '../../../domain/titulaire/rapprochement.ts';
import { type DemandeRecue, demarrerServeurSngi, type ServeurSngi } from '../../support/sngi-server.ts';

const NOM = 'Désarthe-Lomagne';
const RESULTATS = ['AUCUN_CRITERES_OBLIGATOIRES', 'AUCUN_JOUR_ET_MOIS', 'AUCUN_RECONCILIATION', 'PLUSIEURS'];

/** The number in the file id says what the register answers: nothing depends on ranks or on order. */
const repondre = (demande: DemandeRecue): { resultat: string; nir?: string } => {
  if (!demande.dossierFormation) return { resultat: 'PLUSIEURS' };
  const numero = Number((demande.dossierFormation as { idDossier: string }).idDossier);
  const resultat = RESULTATS[numero % 5];
  return resultat ? { resultat } : { resultat: 'TROUVE', nir: `1550814${String(numero).padStart(6, '0')}` };
};

const creerLot = (taille: number): DemandeRapprochement[] =>
  Array.from({ length: taille }, (_, numero) => ({
    rang: 5000 - numero,
    identification: {
      par: 'DOSSIER_FORMATION',
      idDossier: String(numero),
      nomTitulaire: NOM,
      prenom1Titulaire: 'Zélie',
    },
  }));

const attendues = (taille: number): ReponseRapprochement[] =>
  Array.from({ length: taille }, (_, numero) => {
    const phrase = ([3, 4, 5, 6] as const)[numero % 5];
    const rang = 5000 - numero;
    return phrase
      ? { rang, trouve: false, phrase }
      : { rang, trouve: true, nir: `1550814${String(numero).padStart(6, '0')}` };
  });

describe('the HTTP client of the SNGI', () => {
  let serveur: ServeurSngi;
  let attentes: number[];

  const creer = (options: Partial<OptionsSngiHttp> = {}): Sngi =>
    createSngiHttp({
      url: serveur.url,
      jeton: 'secret',
      simultanes: 1,
      dormir: async (ms) => void attentes.push(ms),
      ...options,
    });

  const echec = async (sngi: Sngi, taille = 5, signal?: AbortSignal): Promise<SngiIndisponible> => {
    try {
      await sngi.rapprocher(creerLot(taille), signal);
    } catch (erreur) {
      expect(erreur).to.be.instanceOf(SngiIndisponible);
      return erreur as SngiIndisponible;
    }
    throw new Error('the batch should have been given up');
  };

  const tailles = (): number[] => serveur.requetes.map(({ demandes }) => demandes.length);

  beforeEach(async () => {
    serveur = await demarrerServeurSngi(repondre);
    attentes = [];
  });

  afterEach(() => serveur.fermer());

  it('sends a batch in packets and gives each answer its rank and its sentence', async () => {
    const reponses = await creer({ taillePaquet: 10, simultanes: 3 }).rapprocher(creerLot(24));

    expect(reponses).to.deep.equal(attendues(24));
    expect(tailles().sort()).to.deep.equal([10, 10, 4]);
  });

  it('asks nothing for an empty batch', async () => {
    const reponses = await creer().rapprocher([]);

    expect(reponses).to.deep.equal([]);
    expect(serveur.requetes).to.have.length(0);
  });

  it('writes the three branches as the contract says', async () => {
    const titulaire = {
      nomNaissance: NOM,
      prenom1: 'Zélie',
      sexe: 'F',
      anneeNaissance: 1990,
      moisNaissance: 2,
      codeInsee: '2A004',
    } as const;
    const lot: DemandeRapprochement[] = [
      { rang: 7, identification: { par: 'TITULAIRE', titulaire } },
      { rang: 8, identification: { par: 'IDENTIFIANT_NATIONAL', nir: '2900214168025', nomNaissance: NOM } },
      {
        rang: 9,
        identification: { par: 'DOSSIER_FORMATION', idDossier: '12', nomTitulaire: NOM, prenom1Titulaire: 'Zélie' },
      },
    ];

    const reponses = await creer().rapprocher(lot);

    expect(serveur.requetes[0]?.demandes).to.deep.equal([
      { rang: 0, titulaire },
      { rang: 1, identifiantNational: { nir: '2900214168025', nomNaissance: NOM } },
      { rang: 2, dossierFormation: { idDossier: '12', nomTitulaire: NOM, prenom1Titulaire: 'Zélie' } },
    ]);
    expect(reponses.map(({ rang }) => rang)).to.deep.equal([7, 8, 9]);
  });

  it('takes answers in any order', async () => {
    serveur.prevoir({ fait: 'DESORDRE' });

    const reponses = await creer().rapprocher(creerLot(20));

    expect(reponses).to.deep.equal(attendues(20));
    expect(tailles()).to.deep.equal([20]);
  });

  it('asks again for the missing ranks, and for them alone', async () => {
    serveur.prevoir({ fait: 'INCOMPLET', nombre: 12 }, { fait: 'INCOMPLET', nombre: 0 });

    const reponses = await creer().rapprocher(creerLot(20));

    expect(reponses).to.deep.equal(attendues(20));
    expect(tailles()).to.deep.equal([20, 8, 8]);
  });

  it('sends a packet that failed again alone, not those that passed', async () => {
    serveur.prevoir({ fait: 'BIEN' }, { fait: 'STATUT', statut: 500 }, { fait: 'COUPURE' });

    const reponses = await creer({ taillePaquet: 10 }).rapprocher(creerLot(25));

    expect(reponses).to.deep.equal(attendues(25));
    expect(tailles()).to.deep.equal([10, 10, 10, 10, 5]);
    expect(serveur.requetes[1]?.demandes).to.deep.equal(serveur.requetes[3]?.demandes);
  });

  it('waits as long as it is asked to, in seconds or until a date', async () => {
    serveur.prevoir(
      { fait: 'STATUT', statut: 429, retryAfter: '3' },
      { fait: 'STATUT', statut: 503, retryAfter: new Date(Date.now() + 20_000).toUTCString() },
    );

    const reponses = await creer().rapprocher(creerLot(5));

    expect(reponses).to.deep.equal(attendues(5));
    expect(attentes[0]).to.equal(3000);
    expect(attentes[1]).to.be.within(1, 20_000);
  });

  it('waits longer after each failure that says nothing', async () => {
    serveur.prevoir({ fait: 'STATUT', statut: 500 }, { fait: 'STATUT', statut: 429 }, { fait: 'STATUT', statut: 502 });

    await creer({ attenteMs: 100 }).rapprocher(creerLot(5));

    expect(attentes).to.have.length(3);
    for (const [rang, plafond] of [100, 200, 400].entries()) expect(attentes[rang]).to.be.within(plafond / 2, plafond);
  });

  it('gives the batch up rather than wait for a pause too long, and says when to come back', async () => {
    serveur.prevoir({ fait: 'STATUT', statut: 429, retryAfter: '3600' });

    const erreur = await echec(creer());

    expect(erreur).to.include({ code: 'HTTP_429', reessayerDansMs: 3_600_000 });
    expect(attentes).to.deep.equal([]);
  });

  const ILLISIBLES = [
    '',
    'pas du JSON',
    '[]',
    '{"reponses":[{"rang":0,"resultat":"PEUT_ETRE"}]}',
    '{"reponses":[{"rang":0,"resultat":"TROUVE"}]}',
    '{"reponses":[{"rang":0,"resultat":"TROUVE","nir":"123"}]}',
    '{"reponses":[{"rang":0,"resultat":"PLUSIEURS"},{"rang":0,"resultat":"TROUVE","nir":"1550814000001"}]}',
  ];
  for (const corps of ILLISIBLES)
    it(`believes nothing of an answer such as ${corps.slice(0, 60) || 'an empty one'}`, async () => {
      serveur.prevoir({ fait: 'CORPS', corps });

      const reponses = await creer().rapprocher(creerLot(5));

      expect(reponses).to.deep.equal(attendues(5));
      expect(tailles()).to.deep.equal([5, 5]);
    });

  it('believes nothing of an answer for a rank that it did not ask', async () => {
    serveur.prevoir(...Array.from({ length: 4 }, () => ({ fait: 'RANG_INCONNU' }) as const));

    const erreur = await echec(creer());

    expect(erreur.code).to.equal('REPONSE_ILLISIBLE');
    expect(tailles()).to.deep.equal([5, 5, 5, 5]);
  });

  it('stops reading an answer without end', async () => {
    serveur.prevoir({ fait: 'CORPS', corps: `"${'x'.repeat(5 * 1024 * 1024)}"` });

    const reponses = await creer().rapprocher(creerLot(5));

    expect(reponses).to.deep.equal(attendues(5));
  });

  it('gives up a service slower than the delay', async () => {
    serveur.prevoir(...Array.from({ length: 3 }, () => ({ fait: 'LENT', ms: 60_000 }) as const));

    const erreur = await echec(creer({ delaiMs: 30, essais: 3 }));

    expect(erreur.code).to.equal('DELAI');
    expect(tailles()).to.have.length(3);
  });

  it('does not insist on a request that is refused', async () => {
    serveur.prevoir({ fait: 'STATUT', statut: 401 });

    const erreur = await echec(creer());

    expect(erreur.code).to.equal('HTTP_401');
    expect(tailles()).to.deep.equal([5]);
  });

  it('follows no redirection', async () => {
    const ailleurs = await demarrerServeurSngi(repondre);
    serveur.prevoir(...Array.from({ length: 4 }, () => ({ fait: 'REDIRECTION', vers: ailleurs.url }) as const));

    const erreur = await echec(creer());

    await ailleurs.fermer();
    expect(erreur.code).to.equal('RESEAU');
    expect(ailleurs.requetes).to.have.length(0);
  });

  it('leaves a failing service in peace, then lets one request try', async () => {
    serveur.prevoir(...Array.from({ length: 3 }, () => ({ fait: 'STATUT', statut: 500 }) as const));
    let maintenant = 1_000_000;
    const sngi = creer({ seuilCoupure: 3, reposCoupureMs: 40, essais: 3, maintenant: () => maintenant });
    await echec(sngi);

    const refusee = await echec(sngi);
    maintenant += 40;
    const reponses = await sngi.rapprocher(creerLot(5));

    expect(refusee).to.include({ code: 'COUPE_CIRCUIT', reessayerDansMs: 40 });
    expect(reponses).to.deep.equal(attendues(5));
    expect(tailles()).to.have.length(4);
  });

  it('stops when its caller gives up, with the reason of the caller', async () => {
    serveur.prevoir({ fait: 'LENT', ms: 60_000 });
    const abandon = new AbortController();
    const raison = new Error('the deposit was cancelled');

    const attente = creer().rapprocher(creerLot(5), abandon.signal);
    setTimeout(() => abandon.abort(raison), 20);

    expect(await attente.catch((erreur) => erreur)).to.equal(raison);
  });

  it('sends civil status in the body alone, and puts none of it in an error', async () => {
    serveur.prevoir({ fait: 'STATUT', statut: 422 });

    const erreur = await echec(creer());

    const [requete] = serveur.requetes;
    expect(requete).to.include({ methode: 'POST', chemin: '/v1/rapprochements' });
    expect(requete?.entetes.authorization).to.equal('Bearer secret');
    expect(JSON.stringify(requete?.entetes)).not.to.match(/Lomagne|Z.{1,6}lie/);
    const dit = `${erreur.stack} ${JSON.stringify(erreur)} ${String(erreur.cause)}`;
    expect(dit).not.to.match(/Lomagne|Zélie|secret/);
  });
});
