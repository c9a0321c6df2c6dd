import { defineUpdate } from '@temporalio/workflow';
import type {
  AcceptationInvitation,
  ActivationSecondFacteur,
  AnnonceSecret,
  ChangementCourrielApres,
  ChangementDroits,
  ConfirmationCourriel,
  DemandeCourriel,
  InvitationPersonne,
  NouveauMotDePasse,
  OrdrePersonne,
  PersonneApresOrdre,
  RevocationAcces,
  VerrouillagePersonne,
} from '../../domain/compte/ordres.ts';

/** Workflow type, on the queue `dossiers`: lasts as long as the orders it was started with. */
export const GERER_COMPTE = 'gererCompte';

export const compteWorkflowId = (compteId: string): string => `compte:${compteId}`;

export type CompteInput = { compteId: string };

// Always by update-with-start. A refusal is said as for the acts on a case.
export const inviterPersonne = defineUpdate<PersonneApresOrdre, [InvitationPersonne]>('inviterPersonne');
export const reinviterPersonne = defineUpdate<PersonneApresOrdre, [OrdrePersonne]>('reinviterPersonne');
export const accepterInvitation = defineUpdate<PersonneApresOrdre, [AcceptationInvitation]>('accepterInvitation');
export const changerDroits = defineUpdate<PersonneApresOrdre, [ChangementDroits]>('changerDroits');
export const desactiverPersonne = defineUpdate<PersonneApresOrdre, [OrdrePersonne]>('desactiverPersonne');
export const reactiverPersonne = defineUpdate<PersonneApresOrdre, [OrdrePersonne]>('reactiverPersonne');
export const verrouillerPersonne = defineUpdate<PersonneApresOrdre, [VerrouillagePersonne]>('verrouillerPersonne');
export const deverrouillerPersonne = defineUpdate<PersonneApresOrdre, [OrdrePersonne]>('deverrouillerPersonne');
export const remplacerMotDePasse = defineUpdate<PersonneApresOrdre, [NouveauMotDePasse]>('remplacerMotDePasse');
export const activerSecondFacteur = defineUpdate<PersonneApresOrdre, [ActivationSecondFacteur]>('activerSecondFacteur');
export const retirerSecondFacteur = defineUpdate<PersonneApresOrdre, [OrdrePersonne]>('retirerSecondFacteur');
export const demanderCourriel = defineUpdate<ChangementCourrielApres, [DemandeCourriel]>('demanderCourriel');
export const confirmerCourriel = defineUpdate<ChangementCourrielApres, [ConfirmationCourriel]>('confirmerCourriel');
export const annulerCourriel = defineUpdate<null, [OrdrePersonne]>('annulerCourriel');
export const annoncerSecret = defineUpdate<null, [AnnonceSecret]>('annoncerSecret');
export const revoquerAcces = defineUpdate<null, [RevocationAcces]>('revoquerAcces');
