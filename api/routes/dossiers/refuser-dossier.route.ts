import { refuserDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { MOTIF } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const refuserDossierRoute = defineActe({
  acte: refuserDossier,
  chemin: 'refus',
  summary: 'Refuser un dossier d’accrochage',
  description: 'Le motif est repris dans le courriel adressé à l’organisme.',
  precisions: MOTIF,
});
