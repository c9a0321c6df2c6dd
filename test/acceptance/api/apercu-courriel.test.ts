import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../../activities/index.ts';
import { createRendu } from '../../../adapters/mail/rendu.ts';
import { createOrdres } from '../../../api/ordres.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildContenu } from '../../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterDossier,
  ajouterOrganisme,
  connecte,
  type Navigateur,
  navigateur,
  type OrganismeDeTest,
} from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

const MOTIF = 'Aucune certification n’est enregistrée.';

type Apercu = { destinataire: string; adresseRefusee: boolean; sujet: string; texte: string; html: string };

describe('mails before they go, by HTTP', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;
  let agent: Navigateur;
  let organisme: OrganismeDeTest;
  let dossierId: string;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, { ordres: createOrdres(atelier.client, atelier.prefixe) });
    agent = await connecte(api, { agentId: await ajouterAgent(base.orm, ['instruction']) });
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
  });

  beforeEach(async () => {
    organisme = await ajouterOrganisme(base.orm);
    dossierId = await ajouterDossier(base.orm, organisme);
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const lire = async <T>(qui: Navigateur, chemin: string): Promise<T> =>
    (await qui.demander('GET', `/api/v1${chemin}`)).json() as Promise<T>;
  const apercevoir = (corps: object): Promise<Response> =>
    agent.demander('POST', '/api/v1/courriels/apercu', { corps });
  const compter = () =>
    lignes(
      base.orm,
      `SELECT (SELECT count(*) FROM accrochage.courriel) AS courriels, (SELECT count(*) FROM technique.jeton) AS jetons,
         (SELECT count(*) FROM journal.ligne) AS journal`,
    );

  it('are shown to the letter, and nothing is written', async () => {
    const { siret, ...contenu } = buildContenu();
    await navigateur(api).demander('POST', '/api/v1/demandes-contact', { corps: { ...contenu, siret } });
    const { elements } = await lire<{ elements: { dossierId: string; version: number }[] }>(
      agent,
      `/dossiers?recherche=${siret}`,
    );
    const [dossier] = elements;
    const avant = await compter();

    const reponse = await apercevoir({
      modele: 'demande-refusee',
      dossierId: dossier?.dossierId,
      parties: { motif: MOTIF },
    });
    const apercu = (await reponse.json()) as Apercu;
    expect(await compter()).to.deep.equal(avant);

    const version = (await lire<{ version: number }>(agent, `/dossiers/${dossier?.dossierId}`)).version;
    await agent.demander('POST', `/api/v1/dossiers/${dossier?.dossierId}/refus`, {
      corps: { version, motif: MOTIF },
    });
    const [parti] = await lignes<{ parametres: unknown; destinataire: string }>(
      base.orm,
      "SELECT parametres, destinataire FROM accrochage.courriel WHERE modele = 'demande-refusee' AND dossier_id = ?",
      [dossier?.dossierId],
    );
    const rendre = createRendu({ urlPublique: api.origine, empreinte: api.deps.jetons });
    const { destinataire, sujet, texte, html } = apercu;
    expect({ sujet, texte, html }).to.deep.equal(
      rendre({ modele: 'demande-refusee', parametres: parti?.parametres, jeton: null }),
    );
    expect(destinataire).to.equal(parti?.destinataire);
    expect(texte).to.include(MOTIF);
  });

  it('show a link that opens nothing', async () => {
    await lignes(base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE organisme_id = ?", [
      organisme.organismeId,
    ]);

    const reponse = await apercevoir({ modele: 'identifiants-renvoyes', dossierId });

    const apercu = (await reponse.json()) as Apercu;
    expect(apercu.destinataire).to.equal('contact@institut.example');
    expect(apercu.texte).to.include(organisme.matricule).and.include(organisme.numeroContrat);
    expect(apercu.texte).to.include('/inscription#jeton-masque');
  });

  it('are refused for a model that no act sends, with those that may be previewed', async () => {
    for (const modele of ['depot-recu', 'invente']) {
      const reponse = await apercevoir({ modele, dossierId });

      const refus = (await reponse.json()) as { code: string; details: { modeles: string[] } };
      expect([reponse.status, refus.code]).to.deep.equal([422, 'APERCU_IMPOSSIBLE']);
      expect(refus.details.modeles).to.include('demande-refusee');
    }
  });

  it('are refused when the act would send another, without their free part, or for a case that is none', async () => {
    const statuts = [
      (await apercevoir({ modele: 'identifiants-renvoyes', dossierId })).status,
      (await apercevoir({ modele: 'demande-refusee', dossierId })).status,
      (await apercevoir({ modele: 'demande-refusee', dossierId, parties: { motif: 'a\u0007' } })).status,
      (await apercevoir({ modele: 'demande-refusee', dossierId: randomUUID(), parties: { motif: MOTIF } })).status,
    ];

    expect(statuts).to.deep.equal([422, 422, 422, 404]);
  });
});
