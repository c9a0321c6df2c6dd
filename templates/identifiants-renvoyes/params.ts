import { z } from 'zod';
import { identifiantsEnSouffrance, saluer } from '../identifiants.ts';

export const identifiantsRenvoyesParams = z.strictObject(identifiantsEnSouffrance).transform(saluer);
