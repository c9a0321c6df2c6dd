import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { STATUT_OFFICIEL } from '../../../domain/depot/depot.ts';
import { depotWorkflowId, reprendreDepot, TRAITER_DEPOT } from '../../../workflows/depot/depot.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { etatDepot } from './depot.schema.ts';

/** An operator has a deposit that failed for technical reasons treated again. */
export const reprendreDepotRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/depots/:depotId/reprise',
  permission: 'depot:reprendre',
  tag: 'Exploitation',
  summary: 'Reprendre un dépôt suspendu par un incident technique',
  params: z.object({ depotId: z.uuid() }),
  status: 200,
  response: z.object({ depotId: z.uuid(), etat: etatDepot, statut: z.string() }).meta({ id: 'RepriseDepot' }),
  idempotence: {},
  handler: async ({ params: { depotId }, agent, effetId, maintenant }, { orm, ordres }) => {
    const depot = await new DepotLectureRepository(orm.em.fork()).trouver(porteeDe(agent), depotId);
    if (!depot) throw introuvable('Ce dépôt');
    const { etat } = await ordres.executer({
      update: reprendreDepot,
      args: [{ agentId: agent.agentId, le: maintenant.toISOString() }],
      effetId,
      workflow: { type: TRAITER_DEPOT, id: depotWorkflowId(depotId), file: 'depots', input: { depotId } },
    });
    return { depotId, etat, statut: STATUT_OFFICIEL[etat] };
  },
});
