import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ConstatLectureRepository } from '../../../database/repositories/constat-lecture.repository.ts';
import { LIBELLE_ETAT_CONSTAT } from '../../../domain/constat/constat.ts';
import { constatWorkflowId, SUIVRE_CONSTAT, traiterConstat } from '../../../workflows/constat/constat.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { nommerAgent } from '../dossiers/instruire.ts';
import { constatApresDecisionSchema, DECISIONS_CONSTAT } from './constat.schema.ts';

export const traiterConstatRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/constats/:constatId/traitement',
  permission: 'constat:traiter',
  tag: 'Constats',
  summary: 'Marquer un constat comme traité ou écarté, ou le remettre à traiter',
  params: z.object({ constatId: z.uuid() }),
  body: z.strictObject({
    version: z.int().min(1).meta({ description: 'Version du constat que l’agent a sous les yeux' }),
    decision: z.enum(DECISIONS_CONSTAT),
  }),
  status: 200,
  response: constatApresDecisionSchema,
  idempotence: {},
  handler: async ({ params: { constatId }, body, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    if (!(await new ConstatLectureRepository(em).existe(constatId))) throw introuvable('Ce constat');
    try {
      const apres = await ordres.executer({
        update: traiterConstat,
        args: [{ ...body, agentId: agent.agentId, le: maintenant.toISOString() }],
        effetId,
        workflow: { type: SUIVRE_CONSTAT, id: constatWorkflowId(constatId), file: 'dossiers', input: { constatId } },
      });
      return { ...apres, libelleEtat: LIBELLE_ETAT_CONSTAT[apres.etat] };
    } catch (erreur) {
      throw await nommerAgent(erreur, em);
    }
  },
});
