import { AGENTS } from '../../test/support/builders.ts';
import { ordonnerAuRemplacement } from '../../test/support/ordres.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../../test/support/personnes.ts';
import { avertis, buildOuverture, envoyerJustificatif, lienSur } from '../../test/support/remplacements.ts';
import {
  accepterRemplacement,
  completerRemplacement,
  maintenirRemplacement,
  opposerRemplacement,
  ouvrirRemplacement,
  remplacementWorkflowId,
} from '../../workflows/remplacement/remplacement.contract.ts';
import type { Scene } from './lieu.ts';

/** Asked for, accepted, opposed, maintained, in effect. */
export const remplace: Scene = async ({ atelier, base, deps }) => {
  const { orm } = base;
  const organisme = await ajouterOrganisme(orm);
  const { utilisateurId: partant } = await ajouterUtilisateur(orm, organisme.compteId);
  const le = new Date().toISOString();
  const ouverture = buildOuverture(organisme, { le });
  const { remplacementId } = ouverture;
  await ordonnerAuRemplacement(atelier, remplacementId, ouvrirRemplacement, [ouverture], { delaiMs: 3000 });
  const pieceIds = [await envoyerJustificatif(deps, remplacementId, le)];
  const jetonId = await lienSur(orm, 'DEMANDE_REMPLACEMENT', remplacementId);
  await ordonnerAuRemplacement(atelier, remplacementId, completerRemplacement, [{ jetonId, pieceIds, le }]);
  const acte = { agentId: AGENTS[0], version: 2, partants: [partant], le };
  await ordonnerAuRemplacement(atelier, remplacementId, accepterRemplacement, [acte]);
  const [avis = { id: '' }] = await avertis(orm, remplacementId);
  const lien = await lienSur(orm, 'OPPOSITION_REMPLACEMENT', avis.id);
  const opposition = { avisId: avis.id, jetonId: lien, motif: 'Toujours en fonction.', le };
  await ordonnerAuRemplacement(atelier, remplacementId, opposerRemplacement, [opposition]);
  const maintien = { agentId: AGENTS[1], version: 4, le: new Date().toISOString() };
  await ordonnerAuRemplacement(atelier, remplacementId, maintenirRemplacement, [maintien]);
  const workflowId = remplacementWorkflowId(remplacementId);
  await atelier.client.workflow.getHandle(workflowId).result();
  return { workflowId };
};
