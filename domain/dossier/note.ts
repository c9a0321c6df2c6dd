import type { CodeNote } from './demande-contact.ts';

/** What each note tells the agent. */
export const LIBELLE_NOTE: Record<CodeNote, string> = {
  SIRET_INCONNU: 'Le SIRET est inconnu de l’annuaire, ou sa publication est restreinte',
  SIRET_FERME: 'L’établissement est fermé à l’Insee',
  ANNUAIRE_SIRET_INDISPONIBLE: 'L’annuaire des SIRET n’a pas répondu : l’identité n’a pas été comparée',
  RAISON_SOCIALE_DIFFERENTE: 'La raison sociale donnée diffère de celle de l’Insee',
  CERTIFICATION_INCONNUE: 'Une certification est inconnue des répertoires',
  CERTIFICATION_NON_DETENUE: 'Une certification est détenue par un autre',
  REPERTOIRES_NON_CHARGES: 'Les répertoires n’étaient pas chargés : les certifications n’ont pas été comparées',
  DEMANDE_JOINTE: 'Une autre demande a été jointe au dossier',
  COMPLEMENT_RECU: 'L’organisme a répondu au complément demandé',
  ADRESSE_REFUSEE: 'Le serveur du contact a refusé un courriel : son adresse est à corriger',
  DOSSIER_FUSIONNE: 'Un dossier ouvert sous un autre SIRET a été fusionné dans celui-ci',
};
