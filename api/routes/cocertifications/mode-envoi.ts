import { z } from 'zod';
import { LIBELLE_MODE_ENVOI, type ModeEnvoi } from '../../../domain/cocertification/cocertification.ts';

const MODES = Object.keys(LIBELLE_MODE_ENVOI) as [ModeEnvoi, ...ModeEnvoi[]];

export const modeEnvoi = z.enum(MODES).meta({ id: 'ModeEnvoi' });
