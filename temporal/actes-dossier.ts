import { type Client, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import type { ActeEnLot, IssueOrdre, OrdreDossier, Refus } from '../domain/dossier/lot.ts';
import type { DossierApresActe } from '../domain/dossier/ordres.ts';
import {
  ACCROCHER_ORGANISME,
  accepterDossier,
  accrochageWorkflowId,
  annoterDossier,
  cloreDossier,
  confierDossier,
  mettreEnAttente,
  prendreDossier,
  refuserDossier,
} from '../workflows/accrochage/accrochage.contract.ts';
import { nomFile } from '../workflows/files.contract.ts';

/** Longest wait for the workflow of a case. */
const DELAI_MS = 10_000;

/** The update of each act; what an act says was checked before. */
const UPDATES = {
  prendre: prendreDossier,
  confier: confierDossier,
  annoter: annoterDossier,
  mettreEnAttente,
  accepter: accepterDossier,
  refuser: refuserDossier,
  clore: cloreDossier,
} satisfies Record<ActeEnLot, { name?: string }>;

/** Business refusals have a code in capitals as type; what Temporal itself says has not. */
const CODE = /^[A-Z][A-Z_]+$/;

const refusDe = (erreur: unknown): Refus | null => {
  if (!(erreur instanceof WorkflowUpdateFailedError)) return null;
  const { cause } = erreur;
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string' || !CODE.test(cause.type)) return null;
  const [details] = cause.details ?? [];
  return { code: cause.type as Refus['code'], message: cause.message, details: (details ?? {}) as Refus['details'] };
};

/** Sends acts to the workflows of cases, from activities; an act sent again under its id is done once. */
export const createActesDossier = (
  client: Client,
  prefixeFiles = '',
): { executer(ordre: OrdreDossier): Promise<IssueOrdre> } => ({
  async executer({ acte, siret, ordre }) {
    const update: UpdateDefinition<DossierApresActe, [OrdreDossier['ordre']]> = UPDATES[acte] as never;
    try {
      const fait = await client.withDeadline(Date.now() + DELAI_MS, () =>
        client.workflow.executeUpdateWithStart(update, {
          args: [ordre],
          updateId: `${update.name}:${ordre.acteId}`,
          startWorkflowOperation: new WithStartWorkflowOperation(ACCROCHER_ORGANISME, {
            workflowId: accrochageWorkflowId(siret),
            taskQueue: nomFile('dossiers', prefixeFiles),
            workflowIdConflictPolicy: 'USE_EXISTING',
            args: [{ siret }],
          }),
        }),
      );
      return { fait };
    } catch (erreur) {
      const refus = refusDe(erreur);
      if (refus === null) throw erreur;
      return { refus };
    }
  },
});
