/** Periodic work, started by Schedules (temporal/schedules.ts): one short workflow each, on the queue of light work. */
export const RENVOYER_COURRIELS = 'renvoyerCourriels';
export const RATTRAPER_TELEVERSEMENTS = 'rattraperTeleversements';
export const BALAYER_TECHNIQUE = 'balayerTechnique';
export const SURVEILLER_ETABLISSEMENTS = 'surveillerEtablissements';
export const SURVEILLER_ACCES = 'surveillerAcces';
export const SUIVRE_REPERTOIRES = 'suivreRepertoires';
export const RELANCER_IDENTIFIANTS = 'relancerIdentifiants';
export const RELANCER_REMPLACEMENTS = 'relancerRemplacements';
export const SURVEILLER_INACTIVITE = 'surveillerInactivite';
export const SURVEILLER_MANDATS = 'surveillerMandats';
