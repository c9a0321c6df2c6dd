import { confierDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { ATTRIBUTION } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const confierDossierRoute = defineActe({
  acte: confierDossier,
  chemin: 'attribution',
  summary: 'Confier un dossier à un autre agent',
  precisions: ATTRIBUTION,
});
