import { reprendreDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineActe } from './route-acte.ts';

export const reprendreDossierRoute = defineActe({
  acte: reprendreDossier,
  chemin: 'reprise',
  summary: 'Reprendre l’instruction avant la date ou sans attendre la réponse',
  precisions: {},
});
