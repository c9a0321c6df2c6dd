import { z } from 'zod';
import { ligne } from '../champs.ts';

export const agentEnAttenteParams = z.strictObject({ agent: ligne, courriel: ligne });
