import { z } from 'zod';
import { DELAI_RELANCE_AGENTS_JOURS_OUVRES } from '../../domain/dossier/relance.ts';
import { ligne } from '../champs.ts';
import { accorder } from '../typographie.ts';

export const remplacementsEnAttenteParams = z
  .strictObject({ references: z.array(ligne).min(1) })
  .transform(({ references }) => ({
    references,
    demandes: accorder(
      references.length,
      'demande de remplacement attend une décision',
      'demandes de remplacement attendent une décision',
    ),
    delai: accorder(DELAI_RELANCE_AGENTS_JOURS_OUVRES, 'jour ouvré', 'jours ouvrés'),
  }));
