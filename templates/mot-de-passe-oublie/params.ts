import { z } from 'zod';
import { jetonId } from '../champs.ts';
import { destinataire } from '../personne.ts';

export const motDePasseOublieParams = z.strictObject({ ...destinataire, jetonId });
