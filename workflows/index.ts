export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
export { gererAgent } from './agent/agent.workflow.ts';
export { gererCompte } from './compte/compte.workflow.ts';
export { suivreConstat } from './constat/constat.workflow.ts';
export { suivreCourriel } from './courriel/courriel.workflow.ts';
export { traiterDepot } from './depot/depot.workflow.ts';
export { traiterLot } from './lot/lot.workflow.ts';
export {
  balayerTechnique,
  rattraperTeleversements,
  relancerIdentifiants,
  relancerRemplacements,
  renvoyerCourriels,
  suivreRepertoires,
  surveillerAcces,
  surveillerEtablissements,
  surveillerInactivite,
  surveillerMandats,
} from './maintenance/maintenance.workflow.ts';
export { suivreModuleTexte } from './module-texte/module-texte.workflow.ts';
export { recupererAcces } from './recuperation/recuperation.workflow.ts';
export { remplacerAdministrateur } from './remplacement/remplacement.workflow.ts';
export { renvoyerLesIdentifiants } from './renvoi-identifiants/renvoi-identifiants.workflow.ts';
