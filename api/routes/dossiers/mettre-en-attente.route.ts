import { mettreEnAttente } from '../../../workflows/accrochage/accrochage.contract.ts';
import { ATTENTE } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const mettreEnAttenteRoute = defineActe({
  acte: mettreEnAttente,
  chemin: 'mise-en-attente',
  summary: 'Mettre un dossier en attente jusqu’à une date',
  description: 'Les délais sont suspendus ; le dossier reprend de lui-même le jour dit.',
  precisions: ATTENTE,
});
