import { fusionnerDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { FUSION } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const fusionnerDossierRoute = defineActe({
  acte: fusionnerDossier,
  chemin: 'fusion',
  summary: 'Fusionner un dossier ouvert sous un mauvais SIRET avec celui du bon',
  description: 'Le dossier du bon SIRET est ouvert s’il n’existe pas.',
  precisions: FUSION,
});
