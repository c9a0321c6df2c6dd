import { expect } from 'chai';
import { createEtablissementsActivities } from '../../../activities/etablissements.activities.ts';
import { createAnnuaireSirene } from '../../../adapters/sirene/annuaire-sirene.ts';
import { executer } from '../../support/banc-depot.ts';
import { constatsEnBase, photographierConstats } from '../../support/constats.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';
import { demarrerSirene, reponseSirene, type ServeurSirene } from '../../support/sirene-server.ts';

/** Each a month after the one before. */
const MOIS = ['2026-01-05', '2026-02-05', '2026-03-10', '2026-04-12', '2026-05-15'].map(
  (jour) => `${jour}T10:30:00.000Z`,
);

describe('verifierEtablissements', () => {
  let base: BaseOuverte;
  let serveur: ServeurSirene;
  let organisme: OrganismeDeTest;

  beforeEach(async () => {
    base = await ouvrirBase();
    serveur = await demarrerSirene();
    organisme = await ajouterOrganisme(base.orm);
  });

  afterEach(async () => {
    await serveur.fermer();
    await base.fermer();
  });

  const verifier = (mois: number) => {
    const options = { url: serveur.url, cacheMs: 0, repriseMs: 5, appelMaxMs: 200, dureeMaxMs: 500 };
    const deps = { orm: base.orm, annuaire: createAnnuaireSirene(options) };
    return executer(createEtablissementsActivities(deps).verifierEtablissements, { le: MOIS[mois] ?? '' });
  };
  const repondre = (etat: 'A' | 'F', nom?: string): void => {
    const corps = reponseSirene(organisme.siret, etat) as { results: Record<string, unknown>[] };
    if (nom !== undefined) Object.assign(corps.results[0] ?? {}, { nom_raison_sociale: nom });
    serveur.prevoir({ type: 'REPOND', corps });
  };
  const etats = async () => (await constatsEnBase(base.orm)).map(({ genre, etat, version }) => [genre, etat, version]);

  it('run twice asks for nobody again and writes nothing more', async () => {
    repondre('F');
    const premiere = await verifier(0);
    const avant = await photographierConstats(base.orm);

    const seconde = await verifier(0);

    expect(await photographierConstats(base.orm)).to.deep.equal(avant);
    expect([premiere, seconde]).to.deep.equal([
      { demandes: 1, sansReponse: 0 },
      { demandes: 0, sansReponse: 0 },
    ]);
    expect(serveur.appels.map(({ q }) => q)).to.deep.equal([organisme.siret]);
    expect(await etats()).to.deep.equal([['ETABLISSEMENT_FERME', 'A_TRAITER', 1]]);
  });

  it('lifts a closure by itself when the establishment opens again, and raises it anew when it closes again', async () => {
    repondre('F');
    await verifier(0);
    repondre('A');
    await verifier(1);
    const rouvert = await etats();
    repondre('F');

    await verifier(2);

    expect(rouvert).to.deep.equal([['ETABLISSEMENT_FERME', 'LEVE', 2]]);
    expect(await etats()).to.deep.equal([['ETABLISSEMENT_FERME', 'A_TRAITER', 3]]);
    expect(
      await lignes(base.orm, 'SELECT acte, etat_avant, etat_apres FROM journal.ligne ORDER BY numero'),
    ).to.deep.equal([
      { acte: 'constat.relever', etat_avant: null, etat_apres: 'A_TRAITER' },
      { acte: 'constat.lever', etat_avant: 'A_TRAITER', etat_apres: 'LEVE' },
      { acte: 'constat.relever', etat_avant: 'LEVE', etat_apres: 'A_TRAITER' },
    ]);
  });

  it('leaves the decision of an agent while the fact stands, and asks again when the name changes once more', async () => {
    repondre('A');
    await verifier(0);
    repondre('A', 'NOUVEAU NOM');
    await verifier(1);
    await lignes(base.orm, "UPDATE accrochage.constat SET etat = 'TRAITE', version = 2");
    repondre('A', 'NOUVEAU NOM');
    await verifier(2);
    const decide = await etats();
    repondre('A', 'ENCORE UN AUTRE');

    await verifier(3);

    expect(decide).to.deep.equal([['RAISON_SOCIALE_CHANGEE', 'TRAITE', 2]]);
    expect(await etats()).to.deep.equal([['RAISON_SOCIALE_CHANGEE', 'A_TRAITER', 3]]);
  });

  it('an establishment that is not published any more leaves things as they are, and is asked for a month later', async () => {
    repondre('F');
    await verifier(0);
    serveur.prevoir({ type: 'REPOND', corps: { results: [] } });

    const bilan = await verifier(1);

    expect(bilan).to.deep.equal({ demandes: 1, sansReponse: 0 });
    expect(await etats()).to.deep.equal([['ETABLISSEMENT_FERME', 'A_TRAITER', 1]]);
    expect((await verifier(1)).demandes).to.equal(0);
  });

  for (const panne of [
    { type: 'STATUT', statut: 503 },
    { type: 'STATUT', statut: 429, retryAfter: '60' },
    { type: 'COUPE' },
    { type: 'MUET' },
  ] as const)
    it(`leaves things as they are when the directory does not answer (${JSON.stringify(panne)})`, async () => {
      repondre('F');
      await verifier(0);
      const avant = await photographierConstats(base.orm);
      serveur.prevoir(panne, panne);

      const bilan = await verifier(1);

      expect(bilan).to.deep.equal({ demandes: 0, sansReponse: 1 });
      expect(await photographierConstats(base.orm)).to.deep.equal(avant);
    });

  it('goes on to the others when the directory has no proper answer for one', async () => {
    for (let i = 0; i < 800; i += 1) await ajouterOrganisme(base.orm);
    serveur.prevoir({ type: 'TEXTE', texte: 'pas du JSON' }, { type: 'TEXTE', texte: 'pas du JSON' });

    const bilan = await verifier(0);

    expect(bilan).to.deep.equal({ demandes: 2, sansReponse: 1 });
  });

  it('spreads the organismes over the month', async () => {
    for (let i = 0; i < 4; i += 1) await ajouterOrganisme(base.orm);
    const demandes = [];

    for (let i = 0; i < 6; i += 1) demandes.push((await verifier(0)).demandes);

    expect(demandes).to.deep.equal([1, 1, 1, 1, 1, 0]);
    expect(new Set(serveur.appels.map(({ q }) => q)).size).to.equal(5);
  });
});
