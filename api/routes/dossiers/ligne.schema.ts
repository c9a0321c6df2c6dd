import { z } from 'zod';
import type { LigneDossier } from '../../../database/repositories/ligne-dossier.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { type FileDossiers, filesDuDossier, LIBELLE_FILE_DOSSIERS } from '../../../domain/dossier/file-dossiers.ts';
import { instant } from '../../champs.ts';
import { dossierResumeSchema } from './dossier.schema.ts';

export const FILES = Object.keys(LIBELLE_FILE_DOSSIERS) as [FileDossiers, ...FileDossiers[]];

export const agentNomme = z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() });

/** A case as a row of a list. */
export const ligneDossierSchema = dossierResumeSchema
  .extend({
    agent: agentNomme.nullable().meta({ description: 'À qui le dossier est confié' }),
    echeance: instant.nullable().meta({ description: 'Quand il arrivera quelque chose de soi-même à ce dossier' }),
    files: z.array(z.enum(FILES)).meta({ description: 'Files de travail où se trouve le dossier' }),
    enRetard: z.boolean(),
    suivi: z.boolean().meta({ description: 'Vrai quand l’agent suit ce dossier' }),
  })
  .meta({ id: 'LigneDossier' });

export const ligneVue = (ligne: LigneDossier, maintenant: Date): z.input<typeof ligneDossierSchema> => {
  const files = filesDuDossier(ligne, maintenant.toISOString());
  return { ...ligne, libelleEtat: LIBELLE_ETAT_DOSSIER[ligne.etat], files, enRetard: files.includes('EN_RETARD') };
};
