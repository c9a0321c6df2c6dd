import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../../activities/index.ts';
import { createMandatsActivities } from '../../../activities/mandats.activities.ts';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import { createOrdres } from '../../../api/ordres.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildOctroi } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { jusqua } from '../../support/jusqua.ts';
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

describe('identifiers sent again, by HTTP', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;
  let agent: Navigateur;
  let organisme: OrganismeDeTest;

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
    await lignes(base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE organisme_id = ?", [
      organisme.organismeId,
    ]);
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const demander = (corps: object, cle?: string): Promise<Response> =>
    navigateur(api).demander('POST', '/api/v1/inscriptions/renvoi', {
      corps,
      entetes: cle ? { 'Idempotency-Key': cle } : {},
    });
  const mandater = async (
    siret: string,
    mandat: { courriel?: string | undefined } = {},
  ): Promise<{ organismeId: string; jeton: string; mandatId: string }> => {
    const demande = buildOctroi({ siret, ...mandat }, { le: new Date().toISOString() });
    await createMandatsActivities(deps).accorderMandat({ siret: organisme.siret, demande });
    const [deposant] = await lignes<{ organismeId: string; jetonId: string | null }>(
      base.orm,
      `SELECT o.id AS "organismeId", j.id AS "jetonId" FROM accrochage.organisme o
         LEFT JOIN technique.jeton j ON j.emission = ? WHERE o.siret = ?`,
      [demande.mandatId, siret],
    );
    const { organismeId = '', jetonId } = deposant ?? {};
    const lien = { id: jetonId ?? '', usage: 'INSCRIPTION' as const, cleId: 'k1' };
    const { mandatId } = demande;
    return { organismeId, mandatId, jeton: jetonId ? composerJeton(api.deps.jetons, lien) : '' };
  };
  const renvoyes = (siret: string): Promise<{ mandants: number }[]> =>
    lignes(
      base.orm,
      `SELECT jsonb_array_length(c.parametres -> 'mandants') AS mandants FROM accrochage.courriel c
         JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE c.modele = 'identifiants-renvoyes' AND o.siret = ?`,
      [siret],
    );
  const ordonnerPourOrganisme = (id: string): Promise<Response> =>
    agent.demander('POST', `/api/v1/organismes/${id}/renvoi-identifiants`);
  const mails = async (): Promise<string[]> =>
    (
      await lignes<{ modele: string }>(base.orm, 'SELECT modele FROM accrochage.courriel WHERE organisme_id = ?', [
        organisme.organismeId,
      ])
    ).map(({ modele }) => modele);
  /** A link of the organisme's contract, ended long ago. */
  const lienExpire = async (): Promise<string> => {
    const id = randomUUID();
    await lignes(
      base.orm,
      `INSERT INTO technique.jeton (id, usage, sujet_id, cle_id, expire_le, consomme_le, cree_le)
       SELECT ?, 'INSCRIPTION', id, 'k1', now() - interval '1 day', now() - interval '2 days', now() - interval '31 days'
       FROM accrochage.contrat WHERE organisme_id = ?`,
      [id, organisme.organismeId],
    );
    return composerJeton(api.deps.jetons, { id, usage: 'INSCRIPTION', cleId: 'k1' });
  };

  it('answers the same for a SIRET that is known and one that is not; the contact gets its mail', async () => {
    const connu = await demander({ siret: organisme.siret });
    const inconnu = await demander({ siret: buildSiret() });

    expect([connu.status, inconnu.status]).to.deep.equal([202, 202]);
    expect(await connu.text()).to.equal(await inconnu.text());
    await jusqua(async () => (await mails()).includes('identifiants-renvoyes'), 10_000);
  });

  it('takes a link that has ended or served', async () => {
    const jeton = await lienExpire();

    const reponse = await demander({ jeton });

    expect(reponse.status).to.equal(202);
    await jusqua(async () => (await mails()).includes('identifiants-renvoyes'), 10_000);
  });

  it('refuses a link that we never issued, a SIRET that cannot be, and both or neither', async () => {
    const jeton = await lienExpire();
    const faux = `${jeton.slice(0, -4)}${jeton.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;

    const statuts = [
      (await demander({ jeton: faux })).status,
      (await demander({ jeton: 'x' })).status,
      (await demander({ siret: '12345678901234' })).status,
      (await demander({})).status,
      (await demander({ siret: organisme.siret, jeton })).status,
    ];

    expect(statuts).to.deep.equal([410, 410, 422, 422, 422]);
  });

  it('is given three times a day for a SIRET, known or not, whatever the way', async () => {
    const jeton = await lienExpire();
    const inconnu = buildSiret();
    const statuts: number[] = [];
    for (const corps of [{ siret: organisme.siret }, { jeton }, { siret: organisme.siret }, { jeton }])
      statuts.push((await demander(corps)).status);
    for (let i = 0; i < 4; i += 1) statuts.push((await demander({ siret: inconnu })).status);

    const refus = await demander({ siret: inconnu });

    expect(statuts).to.deep.equal([202, 202, 202, 429, 202, 202, 202, 429]);
    expect(await refus.json()).to.include({ code: 'TROP_DE_REQUETES' });
    expect(Number(refus.headers.get('retry-after'))).to.be.within(1, 86_400);
  });

  it('counts once the same request sent again under its key', async () => {
    const { siret } = organisme;
    const cle = randomUUID();

    const statuts: number[] = [];
    for (let i = 0; i < 5; i += 1) statuts.push((await demander({ siret }, cle)).status);

    expect(statuts).to.deep.equal([202, 202, 202, 202, 202]);
    await jusqua(async () => (await mails()).length > 0, 10_000);
    expect(await mails()).to.have.length(1);
  });

  it('may be ordered by an agent, once for one key, and answers with the mails', async () => {
    const dossierId = await ajouterDossier(base.orm, organisme);
    const ordonner = () =>
      agent.demander('POST', `/api/v1/dossiers/${dossierId}/renvoi-identifiants`, {
        entetes: { 'Idempotency-Key': dossierId },
      });

    const reponses = [await ordonner(), await ordonner()];

    const corps = (await Promise.all(reponses.map((reponse) => reponse.json()))) as {
      courriels: { modele: string }[];
    }[];
    expect(corps[0]?.courriels.map(({ modele }) => modele)).to.deep.equal(['identifiants-renvoyes']);
    expect(corps[1]).to.deep.equal(corps[0]);
    expect(await mails()).to.have.length(1);
  });

  it('is refused to an agent before identifiers are issued, or for a case that is none', async () => {
    const dossierId = await ajouterDossier(base.orm, organisme);
    await lignes(base.orm, 'UPDATE accrochage.dossier SET organisme_id = NULL WHERE id = ?', [dossierId]);
    const ordonner = (id: string) => agent.demander('POST', `/api/v1/dossiers/${id}/renvoi-identifiants`);

    const tot = await ordonner(dossierId);
    const absent = await ordonner(randomUUID());

    expect([tot.status, absent.status]).to.deep.equal([409, 404]);
    expect(await tot.json()).to.include({ code: 'IDENTIFIANTS_NON_EMIS' });
  });

  it('is asked for by a déposant that has no case, by its SIRET or by its link', async () => {
    const siret = buildSiret();
    const { jeton } = await mandater(siret);

    const parSiret = await demander({ siret });
    await jusqua(async () => (await renvoyes(siret)).length === 1, 10_000);
    const parLien = await demander({ jeton });
    await jusqua(async () => (await renvoyes(siret)).length === 2, 10_000);

    expect([parSiret.status, parLien.status]).to.deep.equal([202, 202]);
    expect(await renvoyes(siret)).to.deep.equal([{ mandants: 1 }, { mandants: 1 }]);
  });

  it('leaves a link that was replaced with the way out: the last mail, or another one', async () => {
    const siret = buildSiret();
    const { jeton, organismeId } = await mandater(siret);
    await ordonnerPourOrganisme(organismeId);

    const reponse = await navigateur(api).demander('POST', '/api/v1/inscriptions/verification', { corps: { jeton } });

    expect(reponse.status).to.equal(410);
    const { code, detail } = (await reponse.json()) as { code: string; detail: string };
    expect(code).to.equal('LIEN_INVALIDE');
    expect(detail).to.include('courriel plus récent').and.include('/inscription/renvoi');
  });

  it('may be ordered by an agent for a déposant that has no case', async () => {
    const siret = buildSiret();
    const { organismeId } = await mandater(siret);

    const reponse = await ordonnerPourOrganisme(organismeId);

    const { courriels } = (await reponse.json()) as { courriels: { modele: string }[] };
    expect([reponse.status, courriels.map(({ modele }) => modele)]).to.deep.equal([200, ['identifiants-renvoyes']]);
  });

  it('is refused to an agent for a déposant without address, one whose mandates are over, and nobody', async () => {
    const [muet, passe] = [buildSiret(), buildSiret()];
    const sansAdresse = await mandater(muet, { courriel: undefined });
    const sansMandat = await mandater(passe);
    await lignes(base.orm, 'UPDATE accrochage.mandat SET annule = true WHERE id = ?', [sansMandat.mandatId]);

    const reponses = await Promise.all(
      [sansAdresse.organismeId, sansMandat.organismeId, randomUUID()].map(ordonnerPourOrganisme),
    );

    const codes = await Promise.all(reponses.map(async (reponse) => ((await reponse.json()) as { code: string }).code));
    expect(codes).to.deep.equal(['CONTACT_INCONNU', 'IDENTIFIANTS_NON_EMIS', 'INTROUVABLE']);
  });

  it('is offered by a page that needs no link', async () => {
    const page = await (await fetch(`${api.origine}/inscription/renvoi`)).text();

    expect(page)
      .to.include('action="/api/v1/inscriptions/renvoi"')
      .and.include('data-sans-jeton')
      .and.include('name="siret"');
  });

  it('writes no SIRET and no address in the log', async () => {
    await demander({ siret: organisme.siret });

    expect(api.journal()).not.to.include(organisme.siret);
  });
});
