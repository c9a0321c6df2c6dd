import { z } from 'zod';
import { ModuleTexteRepository } from '../../../database/repositories/module-texte.repository.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { type DepsModules, ecrire } from './ecrire.ts';
import { contenuModule, moduleEcritSchema } from './module-texte.schema.ts';

export const modifierModuleTexteRoute = defineRoute<DepsModules>()({
  method: 'post',
  path: '/modules-texte/:moduleId/modification',
  permission: 'module-texte:gerer',
  tag: 'Modules de texte',
  summary: 'Modifier un module de texte, le retirer ou le remettre en service',
  params: z.object({ moduleId: z.uuid() }),
  body: z.strictObject({
    ...contenuModule,
    version: z.int().min(1).meta({ description: 'Version du module que l’agent a sous les yeux' }),
  }),
  status: 200,
  response: moduleEcritSchema,
  idempotence: {},
  handler: async ({ params: { moduleId }, body, agent: { agentId }, effetId, maintenant }, deps) => {
    if (!(await new ModuleTexteRepository(deps.orm.em.fork()).existe(moduleId)))
      throw introuvable('Ce module de texte');
    return ecrire({ moduleId, ecriture: { ...body, agentId, le: maintenant.toISOString() }, effetId }, deps);
  },
});
