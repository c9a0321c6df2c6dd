import type { AnnuaireSiret } from '../domain/organisme/annuaire-siret.ts';
import { createAccrocheActivities } from './accroche.activities.ts';
import { createCourrielActivities, type FileCourriels } from './courriel.activities.ts';
import { createDemandeActivities } from './demande.activities.ts';
import type { DossierDeps } from './deps.ts';
import { createIdentifiantsActivities } from './identifiants.activities.ts';
import { createInscriptionActivities } from './inscription.activities.ts';
import { createInstructionActivities } from './instruction.activities.ts';
import { createVerificationActivities } from './verification.activities.ts';

export type DossiersDeps = DossierDeps & { annuaire: AnnuaireSiret; courriels: FileCourriels };
export type DossiersActivities = ReturnType<typeof createDossiersActivities>;

/** What the queue of cases and light work serves. */
export const createDossiersActivities = (deps: DossiersDeps) => ({
  ...createDemandeActivities(deps),
  ...createVerificationActivities(deps),
  ...createInstructionActivities(deps),
  ...createIdentifiantsActivities(deps),
  ...createInscriptionActivities(deps),
  ...createAccrocheActivities(deps),
  ...createCourrielActivities(deps),
});
