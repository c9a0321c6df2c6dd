import { prendreDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineActe } from './route-acte.ts';

export const prendreDossierRoute = defineActe({
  acte: prendreDossier,
  chemin: 'prise',
  summary: 'Prendre un dossier d’accrochage en instruction',
  precisions: {},
});
