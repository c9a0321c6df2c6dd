export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
export { suivreConstat } from './constat/constat.workflow.ts';
export { traiterDepot } from './depot/depot.workflow.ts';
export {
  balayerTechnique,
  rattraperTeleversements,
  renvoyerCourriels,
  suivreRepertoires,
  surveillerEtablissements,
  surveillerMandats,
} from './maintenance/maintenance.workflow.ts';
