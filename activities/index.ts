import type { AnnuaireSiret } from '../domain/organisme/annuaire-siret.ts';
import { createAccrocheActivities } from './accroche.activities.ts';
import { type AccuseDeps, createAccuseActivities } from './accuse.activities.ts';
import { createCoCertificationActivities } from './cocertification.activities.ts';
import { createConstatActivities } from './constat.activities.ts';
import { createControleFichierActivities } from './controle-fichier.activities.ts';
import { type ControleSchemaDeps, createControleSchemaActivities } from './controle-schema.activities.ts';
import { createCourrielActivities, type FileCourriels } from './courriel.activities.ts';
import { createDemandeActivities } from './demande.activities.ts';
import type { DossierDeps } from './deps.ts';
import { createDoubleEnvoiActivities } from './double-envoi.activities.ts';
import { createEntretienActivities, type EntretienDeps } from './entretien.activities.ts';
import { createEtablissementsActivities } from './etablissements.activities.ts';
import { createIdentifiantsActivities } from './identifiants.activities.ts';
import { createInscriptionActivities } from './inscription.activities.ts';
import { createInstructionActivities } from './instruction.activities.ts';
import { createIssueDepotActivities, type IssueDeps } from './issue-depot.activities.ts';
import { createMandatsActivities } from './mandats.activities.ts';
import { createNirisationActivities, type NirisationDeps } from './nirisation.activities.ts';
import { createReceptionActivities } from './reception.activities.ts';
import { createRepertoiresActivities, type RepertoiresDeps } from './repertoires.activities.ts';
import { createVerificationActivities } from './verification.activities.ts';

export type DossiersDeps = DossierDeps &
  IssueDeps &
  EntretienDeps &
  RepertoiresDeps & { annuaire: AnnuaireSiret; courriels: FileCourriels; titulaires: AccuseDeps['titulaires'] };
export type DepotsDeps = ControleSchemaDeps & AccuseDeps;

export type DossiersActivities = ReturnType<typeof createDossiersActivities>;
export type DepotsActivities = ReturnType<typeof createDepotsActivities>;
export type SngiActivities = ReturnType<typeof createSngiActivities>;

/** What the queue of cases and light work serves. */
export const createDossiersActivities = (deps: DossiersDeps) => ({
  ...createDemandeActivities(deps),
  ...createVerificationActivities(deps),
  ...createInstructionActivities(deps),
  ...createIdentifiantsActivities(deps),
  ...createInscriptionActivities(deps),
  ...createAccrocheActivities(deps),
  ...createConstatActivities(deps),
  ...createMandatsActivities(deps),
  ...createCoCertificationActivities(deps),
  ...createCourrielActivities(deps),
  ...createReceptionActivities(deps),
  ...createControleFichierActivities(deps),
  ...createIssueDepotActivities(deps),
  ...createEntretienActivities(deps),
  ...createRepertoiresActivities(deps),
  ...createEtablissementsActivities(deps),
});

/** What the queue of heavy work serves. */
export const createDepotsActivities = (deps: DepotsDeps) => ({
  ...createControleSchemaActivities(deps),
  ...createAccuseActivities(deps),
  ...createDoubleEnvoiActivities(deps),
});

/** What the queue of the national register serves. */
export const createSngiActivities = (deps: NirisationDeps) => createNirisationActivities(deps);
