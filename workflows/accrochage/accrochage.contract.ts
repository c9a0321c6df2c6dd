import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import type {
  Acceptation,
  ActeAgent,
  ActeMotive,
  Annotation,
  Attribution,
  ChangementDecide,
  ChangementDemande,
  ChangementEnregistre,
  CompteActive,
  CourrielValide,
  DecisionSurChangement,
  DemandeComplement,
  DemandeEnregistree,
  DemandeRecue,
  DepotTraite,
  DossierApresActe,
  DossierSuivi,
  Fusion,
  Inscription,
  InscriptionEnregistree,
  MiseEnAttente,
  RefusDossier,
  ReponseComplement,
} from '../../domain/dossier/ordres.ts';

export type {
  Acceptation,
  ActeAgent,
  CompteActive,
  CourrielValide,
  DemandeEnregistree,
  DemandeRecue,
  DepotTraite,
  DossierApresActe,
  DossierSuivi,
  Inscription,
  InscriptionEnregistree,
  RefusDossier,
};

/** Workflow type, on the queue `dossiers`. */
export const ACCROCHER_ORGANISME = 'accrocherOrganisme';

/** One workflow per SIRET. Every order to it is an update-with-start, every fact a signal-with-start. */
export const accrochageWorkflowId = (siret: string): string => `accrochage:${siret}`;

/** Durations that tests shorten; what is absent follows the calendar and the rules of the house. */
export type DureesAccrochage = {
  relanceAgentsMs?: number;
  /** What a calendar day lasts. */
  jourMs?: number;
  ageMaximumMs?: number;
  actesMaximum?: number;
};
/** Those that activities need. */
export type DureesActivites = { relanceMs: number | undefined; jourMs: number | undefined };

/** `suite` is what a run hands to the next one by continue-as-new; a first run has none and reads the database. */
export type AccrochageInput = { siret: string; durees?: DureesAccrochage; suite?: { dossier: DossierSuivi | null } };
export type AccrochageResult = { dossierId: string | null; etat: EtatDossier | null };

// A refused update fails with an ApplicationFailure: `type` is the BusinessErrorCode, `message` the French sentence,
// `details[0]` the plain details.
export const deposerDemande = defineUpdate<DemandeEnregistree, [DemandeRecue]>('deposerDemande');
export const prendreDossier = defineUpdate<DossierApresActe, [ActeAgent]>('prendreDossier');
export const accepterDossier = defineUpdate<DossierApresActe, [Acceptation]>('accepterDossier');
export const refuserDossier = defineUpdate<DossierApresActe, [RefusDossier]>('refuserDossier');
export const cloreDossier = defineUpdate<DossierApresActe, [ActeMotive]>('cloreDossier');
export const rouvrirDossier = defineUpdate<DossierApresActe, [ActeMotive]>('rouvrirDossier');
export const reprendreDossier = defineUpdate<DossierApresActe, [ActeAgent]>('reprendreDossier');
export const confierDossier = defineUpdate<DossierApresActe, [Attribution]>('confierDossier');
export const annoterDossier = defineUpdate<DossierApresActe, [Annotation]>('annoterDossier');
export const demanderComplement = defineUpdate<DossierApresActe, [DemandeComplement]>('demanderComplement');
export const mettreEnAttente = defineUpdate<DossierApresActe, [MiseEnAttente]>('mettreEnAttente');
export const fusionnerDossier = defineUpdate<DossierApresActe, [Fusion]>('fusionnerDossier');
export const repondreComplement = defineUpdate<DossierApresActe, [ReponseComplement & { dossierId: string }]>(
  'repondreComplement',
);
export const demanderChangement = defineUpdate<ChangementEnregistre, [ChangementDemande]>('demanderChangement');
export const deciderChangement = defineUpdate<ChangementDecide, [DecisionSurChangement]>('deciderChangement');
export const inscrireOrganisme = defineUpdate<InscriptionEnregistree, [Inscription]>('inscrireOrganisme');
export const validerCourriel = defineUpdate<CompteActive, [CourrielValide]>('validerCourriel');

/** A deposit of (or for) this organisme that passed the schema has been treated. */
export const depotTraite = defineSignal<[DepotTraite]>('depotTraite');

/** A case came to this SIRET from another one (merged, change of SIRET): the database tells which. */
export const dossierDeplace = defineSignal('dossierDeplace');

export const etatDossier = defineQuery<EtatDossier | null>('etatDossier');
