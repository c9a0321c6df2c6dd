// Long lives of a case, in days that last a few milliseconds: what replays must not break while a case sleeps for months.
import { randomUUID } from 'node:crypto';
import { AGENTS, buildActe, buildContenu, buildDemande, buildSiret } from '../../test/support/builders.ts';
import { jusqua } from '../../test/support/jusqua.ts';
import { ordonnerAuDossier } from '../../test/support/ordres.ts';
import { lignes } from '../../test/support/orm.ts';
import {
  accepterDossier,
  accrochageWorkflowId,
  annoterDossier,
  deciderChangement,
  demanderChangement,
  demanderComplement,
  deposerDemande,
  etatDossier,
  mettreEnAttente,
  repondreComplement,
} from '../../workflows/accrochage/accrochage.contract.ts';
import type { Course, Lieu } from './lieu.ts';

const JOUR_MS = 86_400_000;
const dans = (jours: number): string => new Date(Date.now() + jours * JOUR_MS).toISOString().slice(0, 10);
const maintenant = (): string => new Date().toISOString();

const ouvrir = async ({ atelier }: Lieu, durees: object): Promise<{ siret: string; dossierId: string }> => {
  const siret = buildSiret();
  const demande = buildDemande({ siret }, { recueLe: maintenant() });
  const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [demande], { durees });
  return { siret, dossierId };
};

const acte = async ({ base }: Lieu, dossierId: string) => {
  const [dossier] = await lignes<{ version: number }>(base.orm, 'SELECT version FROM accrochage.dossier WHERE id = ?', [
    dossierId,
  ]);
  return buildActe({ dossierId, version: dossier?.version ?? 0, le: maintenant() });
};

const etatDe = ({ atelier }: Lieu, siret: string): Promise<unknown> =>
  atelier.client.workflow.getHandle(accrochageWorkflowId(siret)).query(etatDossier);

/** Asked, reminded twice, answered; then a hold that ends by itself. */
export const complementPuisAttente = async (lieu: Lieu): Promise<Course> => {
  const { atelier, base } = lieu;
  const { siret, dossierId } = await ouvrir(lieu, { relanceAgentsMs: JOUR_MS, jourMs: 30 });
  const ordre = { ...(await acte(lieu, dossierId)), objet: 'Un extrait Kbis.', jusquAu: dans(60) };
  await ordonnerAuDossier(atelier, siret, demanderComplement, [ordre]);
  const rappels = (): Promise<unknown[]> =>
    lignes(base.orm, "SELECT 1 FROM accrochage.courriel WHERE modele = 'complement-rappel' AND dossier_id = ?", [
      dossierId,
    ]);
  await jusqua(async () => (await rappels()).length === 2);
  const [lu] = await lignes<{ complementId: string; demandeId: string }>(
    base.orm,
    `SELECT c.id AS "complementId", d.id AS "demandeId" FROM accrochage.complement c
       JOIN accrochage.demande_contact d USING (dossier_id) WHERE dossier_id = ?`,
    [dossierId],
  );
  if (lu === undefined) throw new Error('no complement');
  const reponse = { dossierId, reponseId: randomUUID(), texte: 'Voici.', pieceIds: [], le: maintenant(), ...lu };
  await ordonnerAuDossier(atelier, siret, repondreComplement, [reponse]);
  const attente = { ...(await acte(lieu, dossierId)), motif: 'Jury en mai.', jusquAu: dans(20) };
  await ordonnerAuDossier(atelier, siret, mettreEnAttente, [attente]);
  await jusqua(async () => (await etatDe(lieu, siret)) === 'EN_INSTRUCTION');
  return { workflowId: accrochageWorkflowId(siret) };
};

/** The run of the former SIRET, which ends once the organisme has gone on under another. */
export const changementDeSiret = async (lieu: Lieu): Promise<Course> => {
  const { atelier, base } = lieu;
  const { siret, dossierId } = await ouvrir(lieu, { relanceAgentsMs: JOUR_MS });
  await ordonnerAuDossier(atelier, siret, accepterDossier, [await acte(lieu, dossierId)]);
  await jusqua(async () => (await etatDe(lieu, siret)) === 'IDENTIFIANTS_EMIS');
  const { raisonSociale, contact } = buildContenu();
  const suite = { nouveauSiret: buildSiret(), nouvelleRaisonSociale: `${raisonSociale}, nouveau siège` };
  const contenu = { motif: 'NOUVEAU_SIRET', siret, raisonSociale, contact, ...suite } as const;
  const demande = { demandeId: randomUUID(), recueLe: maintenant(), contenu };
  await ordonnerAuDossier(atelier, siret, demanderChangement, [demande]);
  await lignes(base.orm, "UPDATE accrochage.courriel SET etat = 'ENVOYE' WHERE modele = 'changement-annonce'");
  const [changement] = await lignes<{ id: string }>(
    base.orm,
    'SELECT id FROM accrochage.changement WHERE dossier_id = ?',
    [dossierId],
  );
  const decision = { agentId: AGENTS[0], le: maintenant(), decision: 'CONFIRME' } as const;
  await ordonnerAuDossier(atelier, siret, deciderChangement, [{ changementId: changement?.id ?? '', ...decision }]);
  const workflowId = accrochageWorkflowId(siret);
  await atelier.client.workflow.getHandle(workflowId).result();
  return { workflowId };
};

/** Two years: nine runs of ninety days, each handed over by continue-as-new, with an act in each. */
export const deuxAns = async (lieu: Lieu): Promise<Course[]> => {
  const { atelier } = lieu;
  const durees = { relanceAgentsMs: JOUR_MS, ageMaximumMs: 700 };
  const { siret, dossierId } = await ouvrir(lieu, durees);
  const workflowId = accrochageWorkflowId(siret);
  const runs = new Set<string>();
  await jusqua(async () => {
    const { runId } = await atelier.client.workflow.getHandle(workflowId).describe();
    if (runs.has(runId)) return runs.size >= 9;
    runs.add(runId);
    await ordonnerAuDossier(atelier, siret, annoterDossier, [{ ...(await acte(lieu, dossierId)), texte: 'Appelé.' }]);
    return false;
  }, 60_000);
  // The last run is still going on: what is recorded of it is what it has lived so far.
  return [...runs].map((runId) => ({ workflowId, runId }));
};
