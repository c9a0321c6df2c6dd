import { z } from 'zod';
import { SOMMEIL_INACTIVITE_MOIS } from '../../domain/compte/inactivite.ts';
import { destinataire } from '../personne.ts';
import { accorder } from '../typographie.ts';

export const accesEnSommeilParams = z
  .strictObject(destinataire)
  .transform((reste) => ({ ...reste, mois: accorder(SOMMEIL_INACTIVITE_MOIS, 'mois', 'mois') }));
