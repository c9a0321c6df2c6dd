import { accepterDossier } from '../../../workflows/accrochage/accrochage.contract.ts';
import { ACCEPTATION } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const accepterDossierRoute = defineActe({
  acte: accepterDossier,
  chemin: 'acceptation',
  summary: 'Accepter un dossier d’accrochage',
  precisions: ACCEPTATION,
});
