export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
export { gererAgent } from './agent/agent.workflow.ts';
export { suivreConstat } from './constat/constat.workflow.ts';
export { traiterDepot } from './depot/depot.workflow.ts';
export {
  balayerTechnique,
  rattraperTeleversements,
  renvoyerCourriels,
  suivreRepertoires,
  surveillerAcces,
  surveillerEtablissements,
} from './maintenance/maintenance.workflow.ts';
