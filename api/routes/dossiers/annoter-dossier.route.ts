import { annoterDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { paragraphe } from '../../champs.ts';
import { defineActe } from './route-acte.ts';

export const annoterDossierRoute = defineActe({
  acte: annoterDossier,
  chemin: 'notes',
  summary: 'Ajouter une note, lue des seuls agents',
  precisions: { texte: paragraphe(4000) },
});
