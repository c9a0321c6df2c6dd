import type { Client } from '@temporalio/client';
import type { IssueOrdre, OrdreDossier } from '../domain/dossier/lot.ts';
import type { DepotTraite } from '../domain/dossier/ordres.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  depotTraite,
  dossierDeplace,
} from '../workflows/accrochage/accrochage.contract.ts';
import { depotWorkflowId, TRAITER_DEPOT } from '../workflows/depot/depot.contract.ts';
import { nomFile } from '../workflows/files.contract.ts';
import { createActesDossier } from './actes-dossier.ts';

/** What activities ask of other workflows. */
export type Lanceur = {
  depotTraite(siret: string, depot: DepotTraite): Promise<void>;
  /** A case came to this SIRET. */
  dossierDeplace(siret: string): Promise<void>;
  traiter(depotId: string): Promise<void>;
  /** An act of an agent on one case. */
  executer(ordre: OrdreDossier): Promise<IssueOrdre>;
};

/** Starts or tells workflows from activities; asked twice, one run hears it. */
export const createLanceur = (client: Client, prefixeFiles = ''): Lanceur => ({
  ...createActesDossier(client, prefixeFiles),
  async depotTraite(siret, depot) {
    await client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', prefixeFiles),
      args: [{ siret }],
      signal: depotTraite,
      signalArgs: [depot],
    });
  },
  async dossierDeplace(siret) {
    await client.workflow.signalWithStart(ACCROCHER_ORGANISME, {
      workflowId: accrochageWorkflowId(siret),
      taskQueue: nomFile('dossiers', prefixeFiles),
      args: [{ siret }],
      signal: dossierDeplace,
      signalArgs: [],
    });
  },
  async traiter(depotId) {
    await client.workflow.start(TRAITER_DEPOT, {
      workflowId: depotWorkflowId(depotId),
      taskQueue: nomFile('depots', prefixeFiles),
      args: [{ depotId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  },
});
