import { z } from 'zod';
import { DELAI_RELANCE_AGENTS_JOURS_OUVRES } from '../../domain/dossier/relance.ts';
import { ligne } from '../champs.ts';
import { accorder } from '../typographie.ts';

export const dossiersEnAttenteParams = z
  .strictObject({ nombre: z.number().int().positive(), references: z.array(ligne).min(1) })
  .transform(({ nombre, references }) => ({
    references,
    dossiers: accorder(
      nombre,
      'dossier d’accrochage attend une décision',
      'dossiers d’accrochage attendent une décision',
    ),
    delai: accorder(DELAI_RELANCE_AGENTS_JOURS_OUVRES, 'jour ouvré', 'jours ouvrés'),
    autres:
      nombre > references.length
        ? accorder(
            nombre - references.length,
            'autre dossier est dans le même cas',
            'autres dossiers sont dans le même cas',
          )
        : null,
  }));
