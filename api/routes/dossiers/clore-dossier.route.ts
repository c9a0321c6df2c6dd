import { cloreDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { MOTIF } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const cloreDossierRoute = defineActe({
  acte: cloreDossier,
  chemin: 'cloture',
  summary: 'Clore un dossier sans suite',
  description: 'Le motif est repris dans le courriel adressé à l’organisme.',
  precisions: MOTIF,
});
