// Deposits, from the file to their receipt.
import { AGENTS } from '../../test/support/builders.ts';
import { ajouterFichier } from '../../test/support/deps-worker.ts';
import { buildFichierDepot, type PassageEcrit } from '../../test/support/fichier-depot.ts';
import { ordonnerAuDepot } from '../../test/support/ordres.ts';
import { ajouterOrganisme } from '../../test/support/personnes.ts';
import { depotWorkflowId, recevoirDepot, reprendreDepot } from '../../workflows/depot/depot.contract.ts';
import type { Course, Lieu } from './lieu.ts';

/** A deposit of these passages, over an engine that breaks down so many times; one that ends there is taken up again. */
export const depot =
  (passages: readonly PassageEcrit[], nombre = 0) =>
  async ({ atelier, base, deps, pannes }: Lieu): Promise<Course> => {
    const emetteur = await ajouterOrganisme(base.orm);
    const { matricule, numeroContrat: idContrat } = emetteur;
    const octets = buildFichierDepot({ matricule, idContrat, passages });
    const depotId = await ajouterFichier(deps, { emetteur, octets });
    pannes.moteur = nombre;
    await ordonnerAuDepot(atelier, depotId, recevoirDepot, []);
    const workflowId = depotWorkflowId(depotId);
    const fin = (await atelier.client.workflow.getHandle(workflowId).result()) as { etat: string };
    if (fin.etat === 'ECHEC_TECHNIQUE') {
      await ordonnerAuDepot(atelier, depotId, reprendreDepot, [{ agentId: AGENTS[0], le: '2026-03-03T08:00:00.000Z' }]);
      await atelier.client.workflow.getHandle(workflowId).result();
    }
    return { workflowId };
  };
