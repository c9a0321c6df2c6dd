import type { AnnuaireSiret } from '../domain/organisme/annuaire-siret.ts';
import { createAbsenceActivities } from './absence.activities.ts';
import { createAccesActivities } from './acces.activities.ts';
import { createAccrocheActivities } from './accroche.activities.ts';
import { type AccuseDeps, createAccuseActivities } from './accuse.activities.ts';
import { createAgentActivities } from './agent.activities.ts';
import { createChangementActivities } from './changement.activities.ts';
import { createChangementCourrielActivities } from './changement-courriel.activities.ts';
import { createCoCertificationActivities } from './cocertification.activities.ts';
import { createComplementActivities } from './complement.activities.ts';
import { createConstatActivities } from './constat.activities.ts';
import { createControleFichierActivities } from './controle-fichier.activities.ts';
import { type ControleSchemaDeps, createControleSchemaActivities } from './controle-schema.activities.ts';
import { createCourrielActivities, type FileCourriels } from './courriel.activities.ts';
import { createDemandeActivities } from './demande.activities.ts';
import { createDeplacementActivities, type SuiviDossiers } from './deplacement.activities.ts';
import type { DossierDeps } from './deps.ts';
import { createDoubleEnvoiActivities } from './double-envoi.activities.ts';
import { createEcheanceDossierActivities } from './echeance-dossier.activities.ts';
import { createEntretienActivities, type EntretienDeps } from './entretien.activities.ts';
import { createEtablissementsActivities } from './etablissements.activities.ts';
import { createIdentifiantsActivities } from './identifiants.activities.ts';
import { createInactiviteActivities } from './inactivite.activities.ts';
import { createInscriptionActivities } from './inscription.activities.ts';
import { createInstructionActivities } from './instruction.activities.ts';
import { createIssueDepotActivities, type IssueDeps } from './issue-depot.activities.ts';
import { createLotActivities, type LotDeps } from './lot.activities.ts';
import { createMandatsActivities } from './mandats.activities.ts';
import { createModuleTexteActivities } from './module-texte.activities.ts';
import { createNirisationActivities, type NirisationDeps } from './nirisation.activities.ts';
import { createPersonnesActivities } from './personnes.activities.ts';
import { createReceptionActivities } from './reception.activities.ts';
import { createRecuperationActivities } from './recuperation.activities.ts';
import { createReglementCourrielActivities } from './reglement-courriel.activities.ts';
import { createRelanceActivities } from './relance.activities.ts';
import { createRemplacementActeActivities } from './remplacement-acte.activities.ts';
import { createRemplacementDemandeActivities } from './remplacement-demande.activities.ts';
import { createRemplacementEcheanceActivities } from './remplacement-echeance.activities.ts';
import { createRemplacementRelanceActivities } from './remplacement-relance.activities.ts';
import { createRenvoiIdentifiantsActivities } from './renvoi-identifiants.activities.ts';
import { createRepertoiresActivities, type RepertoiresDeps } from './repertoires.activities.ts';
import { createSecretsPersonneActivities } from './secrets-personne.activities.ts';
import { createVerificationActivities } from './verification.activities.ts';

export type DossiersDeps = DossierDeps &
  IssueDeps &
  EntretienDeps &
  RepertoiresDeps &
  LotDeps & { suivi: SuiviDossiers } & {
    annuaire: AnnuaireSiret;
    courriels: FileCourriels;
    titulaires: AccuseDeps['titulaires'];
  };
export type DepotsDeps = ControleSchemaDeps & AccuseDeps;

export type DossiersActivities = ReturnType<typeof createDossiersActivities>;
export type DepotsActivities = ReturnType<typeof createDepotsActivities>;
export type SngiActivities = ReturnType<typeof createSngiActivities>;

/** What the queue of cases and light work serves. */
export const createDossiersActivities = (deps: DossiersDeps) => ({
  ...createDemandeActivities(deps),
  ...createVerificationActivities(deps),
  ...createInstructionActivities(deps),
  ...createRelanceActivities(deps),
  ...createEcheanceDossierActivities(deps),
  ...createComplementActivities(deps),
  ...createChangementActivities(deps),
  ...createDeplacementActivities(deps),
  ...createIdentifiantsActivities(deps),
  ...createInscriptionActivities(deps),
  ...createAccrocheActivities(deps),
  ...createConstatActivities(deps),
  ...createAccesActivities(deps),
  ...createAgentActivities(deps),
  ...createAbsenceActivities(deps),
  ...createMandatsActivities(deps),
  ...createCoCertificationActivities(deps),
  ...createCourrielActivities(deps),
  ...createReglementCourrielActivities(deps),
  ...createRenvoiIdentifiantsActivities(deps),
  ...createModuleTexteActivities(deps),
  ...createReceptionActivities(deps),
  ...createControleFichierActivities(deps),
  ...createIssueDepotActivities(deps),
  ...createEntretienActivities(deps),
  ...createRepertoiresActivities(deps),
  ...createEtablissementsActivities(deps),
  ...createRemplacementDemandeActivities(deps),
  ...createRemplacementActeActivities(deps),
  ...createRemplacementEcheanceActivities(deps),
  ...createRemplacementRelanceActivities(deps),
  ...createPersonnesActivities(deps),
  ...createSecretsPersonneActivities(deps),
  ...createChangementCourrielActivities(deps),
  ...createRecuperationActivities(deps),
  ...createInactiviteActivities(deps),
  ...createLotActivities(deps),
});

/** What the queue of heavy work serves. */
export const createDepotsActivities = (deps: DepotsDeps) => ({
  ...createControleSchemaActivities(deps),
  ...createAccuseActivities(deps),
  ...createDoubleEnvoiActivities(deps),
});

/** What the queue of the national register serves. */
export const createSngiActivities = (deps: NirisationDeps) => createNirisationActivities(deps);
