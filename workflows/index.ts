export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
export { suivreConstat } from './constat/constat.workflow.ts';
export { traiterDepot } from './depot/depot.workflow.ts';
export { traiterLot } from './lot/lot.workflow.ts';
export {
  balayerTechnique,
  rattraperTeleversements,
  renvoyerCourriels,
  suivreRepertoires,
  surveillerEtablissements,
} from './maintenance/maintenance.workflow.ts';
