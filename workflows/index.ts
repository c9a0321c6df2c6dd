export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
export { suivreConstat } from './constat/constat.workflow.ts';
export { suivreCourriel } from './courriel/courriel.workflow.ts';
export { traiterDepot } from './depot/depot.workflow.ts';
export { traiterLot } from './lot/lot.workflow.ts';
export {
  balayerTechnique,
  rattraperTeleversements,
  relancerIdentifiants,
  renvoyerCourriels,
  suivreRepertoires,
  surveillerEtablissements,
} from './maintenance/maintenance.workflow.ts';
export { suivreModuleTexte } from './module-texte/module-texte.workflow.ts';
export { renvoyerLesIdentifiants } from './renvoi-identifiants/renvoi-identifiants.workflow.ts';
