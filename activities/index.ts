import type { AccrocheActivities } from './accroche.activities.ts';
import type { CourrielActivities } from './courriel.activities.ts';
import type { DemandeActivities } from './demande.activities.ts';
import type { IdentifiantsActivities } from './identifiants.activities.ts';
import type { InscriptionActivities } from './inscription.activities.ts';
import type { InstructionActivities } from './instruction.activities.ts';
import type { VerificationActivities } from './verification.activities.ts';

/** What the queue of light work serves. */
export type DossiersActivities = DemandeActivities &
  VerificationActivities &
  InstructionActivities &
  IdentifiantsActivities &
  InscriptionActivities &
  AccrocheActivities &
  CourrielActivities;
