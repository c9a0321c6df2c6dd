import { z } from 'zod';
import { instant } from '../champs.ts';
import { destinataire } from '../personne.ts';

export const motDePasseChangeParams = z.strictObject({ ...destinataire, changeLe: instant });
