import { z } from 'zod';
import { jourEnFrancais } from '../../domain/calendrier/heure-de-paris.ts';
import { ligne } from '../champs.ts';

const jour = z.iso.date().transform(jourEnFrancais);

export const suppleanceConfieeParams = z.strictObject({
  suppleant: ligne,
  absent: ligne,
  debut: jour,
  fin: jour,
});
