// Cases, from the form to their end.
import { randomUUID } from 'node:crypto';
import { buildActe, buildDemande, buildInscription, buildSiret } from '../../test/support/builders.ts';
import { jusqua } from '../../test/support/jusqua.ts';
import { ordonnerAuDossier } from '../../test/support/ordres.ts';
import { lignes } from '../../test/support/orm.ts';
import {
  accepterDossier,
  accrochageWorkflowId,
  deposerDemande,
  depotTraite,
  etatDossier,
  inscrireOrganisme,
  prendreDossier,
  refuserDossier,
  validerCourriel,
} from '../../workflows/accrochage/accrochage.contract.ts';
import type { Course, Lieu } from './lieu.ts';

const etatDe = (lieu: Lieu, siret: string): Promise<unknown> =>
  lieu.atelier.client.workflow.getHandle(accrochageWorkflowId(siret)).query(etatDossier);

const jeton = async ({ base }: Lieu, usage: string, siret: string): Promise<{ id: string; sujetId: string }> => {
  const [ligne] = await lignes<{ id: string; sujetId: string }>(
    base.orm,
    `SELECT j.id, j.sujet_id AS "sujetId" FROM technique.jeton j WHERE usage = ? AND sujet_id IN (
       SELECT c.id FROM accrochage.contrat c JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?
       UNION SELECT u.id FROM accrochage.utilisateur u JOIN accrochage.compte c ON c.id = u.compte_id
         JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?)`,
    [usage, siret, siret],
  );
  if (ligne === undefined) throw new Error(`no link ${usage}`);
  return ligne;
};

/** Asked twice, taken, accepted, signed up, its first deposit treated. */
export const jusquAuCompte = async (lieu: Lieu): Promise<Course> => {
  const { atelier, base } = lieu;
  const siret = buildSiret();
  const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })]);
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })]);
  const { version } = await ordonnerAuDossier(atelier, siret, prendreDossier, [buildActe({ dossierId })]);
  await ordonnerAuDossier(atelier, siret, accepterDossier, [buildActe({ dossierId, version })]);
  await jusqua(async () => (await etatDe(lieu, siret)) === 'IDENTIFIANTS_EMIS');
  const { id: jetonId, sujetId: contratId } = await jeton(lieu, 'INSCRIPTION', siret);
  const motDePasseId = randomUUID();
  await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [
    motDePasseId,
  ]);
  const inscription = buildInscription({ jetonId, contratId, motDePasseId });
  const { utilisateurId } = await ordonnerAuDossier(atelier, siret, inscrireOrganisme, [inscription]);
  const validation = await jeton(lieu, 'VALIDATION_COURRIEL', siret);
  const valide = { utilisateurId, jetonId: validation.id, le: '2026-03-04T12:00:00.000Z' };
  await ordonnerAuDossier(atelier, siret, validerCourriel, [valide]);
  const poignee = atelier.client.workflow.getHandle(accrochageWorkflowId(siret));
  await poignee.signal(depotTraite, { depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' });
  await jusqua(async () => (await etatDe(lieu, siret)) === 'ACCROCHE');
  return { workflowId: accrochageWorkflowId(siret) };
};

/** Left waiting until the agents are reminded, then refused. */
export const refuse = async ({ atelier }: Lieu): Promise<Course> => {
  const siret = buildSiret();
  const demande = buildDemande({ siret }, { recueLe: new Date().toISOString() });
  const durees = { relanceAgentsMs: 300 };
  const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [demande], { durees });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await ordonnerAuDossier(atelier, siret, refuserDossier, [{ ...buildActe({ dossierId }), motif: 'Hors champ' }]);
  const workflowId = accrochageWorkflowId(siret);
  await atelier.client.workflow.getHandle(workflowId).result();
  return { workflowId };
};

/** So many acts that the run hands over to the next one. */
export const renouvele = async ({ atelier }: Lieu): Promise<Course> => {
  const siret = buildSiret();
  const durees = { actesMaximum: 2 };
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })], { durees });
  const poignee = atelier.client.workflow.getHandle(accrochageWorkflowId(siret));
  const { runId } = await poignee.describe();
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })], { durees });
  await jusqua(async () => (await poignee.describe()).runId !== runId);
  return { workflowId: accrochageWorkflowId(siret), runId };
};
