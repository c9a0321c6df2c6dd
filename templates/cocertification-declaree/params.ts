import { z } from 'zod';
import { jourEnFrancais } from '../../domain/calendrier/heure-de-paris.ts';
import { ligne, ligneDuPublic } from '../champs.ts';

export const cocertificationDeclareeParams = z
  .strictObject({ raisonSociale: ligneDuPublic, declarant: ligneDuPublic, code: ligne, debut: z.iso.date() })
  .transform(({ debut, ...reste }) => ({ ...reste, debut: jourEnFrancais(debut) }));
