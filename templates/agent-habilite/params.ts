import { z } from 'zod';
import { LIBELLE_ROLE_AGENT } from '../../domain/agent/agent.ts';
import { ligne } from '../champs.ts';

export const agentHabiliteParams = z.strictObject({
  agent: ligne,
  roles: z
    .array(z.enum(['instruction', 'support', 'supervision', 'exploitation']))
    .min(1)
    .transform((roles) => roles.map((role) => LIBELLE_ROLE_AGENT[role])),
});
