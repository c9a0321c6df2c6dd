import { rouvrirDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { MOTIF } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const rouvrirDossierRoute = defineActe({
  acte: rouvrirDossier,
  chemin: 'reouverture',
  summary: 'Rouvrir un dossier refusé ou clos par erreur',
  description: 'Impossible tant qu’un autre dossier est ouvert pour ce SIRET.',
  precisions: MOTIF,
});
