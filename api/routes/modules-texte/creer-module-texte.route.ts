import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { type DepsModules, ecrire } from './ecrire.ts';
import { contenuModule, moduleEcritSchema } from './module-texte.schema.ts';

export const creerModuleTexteRoute = defineRoute<DepsModules>()({
  method: 'post',
  path: '/modules-texte',
  permission: 'module-texte:gerer',
  tag: 'Modules de texte',
  summary: 'Créer un module de texte',
  body: z.strictObject(contenuModule),
  status: 201,
  response: moduleEcritSchema,
  idempotence: {},
  handler: async ({ body, agent: { agentId }, effetId, maintenant }, deps) =>
    ecrire(
      { moduleId: effetId, ecriture: { ...body, agentId, le: maintenant.toISOString(), version: 0 }, effetId },
      deps,
    ),
});
