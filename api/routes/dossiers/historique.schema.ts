import { z } from 'zod';
import type { ActeLu } from '../../../database/repositories/historique-dossier.repository.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { genreActeur, libelleActe } from '../../../domain/dossier/historique.ts';
import { instant } from '../../champs.ts';
import { etatDossier } from './dossier.schema.ts';
import { agentNomme } from './ligne.schema.ts';

/** A line of the history of a case. */
export const acteEcritSchema = z
  .object({
    acteId: z.uuid(),
    acte: z.string().meta({ description: 'Nom stable de l’acte' }),
    libelle: z.string(),
    par: z.enum(['AGENT', 'ORGANISME', 'SYSTEME']),
    agent: agentNomme.nullable(),
    le: instant,
    version: z.int().meta({ description: 'Version du dossier après l’acte' }),
    etatAvant: etatDossier.nullable(),
    etatApres: etatDossier,
    libelleEtatApres: z.string(),
    texte: z.string().nullable().meta({ description: 'Ce que son auteur a écrit' }),
  })
  .meta({ id: 'ActeEcrit' });

export const acteEcritVu = (lu: ActeLu): z.input<typeof acteEcritSchema> => {
  const { rang: _rang, acteur, ...reste } = lu;
  return {
    ...reste,
    par: genreActeur(acteur),
    libelle: libelleActe(lu.acte),
    libelleEtatApres: LIBELLE_ETAT_DOSSIER[lu.etatApres],
  };
};
