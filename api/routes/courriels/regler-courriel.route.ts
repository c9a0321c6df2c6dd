import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CourrielLectureRepository } from '../../../database/repositories/courriel-lecture.repository.ts';
import { LIBELLE_ETAT_COURRIEL } from '../../../domain/courriel/reglement.ts';
import { courrielWorkflowId, reglerCourriel, SUIVRE_COURRIEL } from '../../../workflows/courriel/courriel.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { nommerAgent } from '../dossiers/instruire.ts';
import { DECISIONS, etatCourriel } from './courriel.schema.ts';

export const reglerCourrielRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/courriels/:courrielId/reglement',
  permission: 'courriel:regler',
  tag: 'Courriels',
  summary: 'Dire qu’un courriel incertain est parti, ou renvoyer un courriel incertain ou refusé',
  description:
    'Un courriel adressé au contact d’un organisme est renvoyé à l’adresse que ce contact a aujourd’hui, jamais à une adresse saisie.',
  params: z.object({ courrielId: z.uuid() }),
  body: z.strictObject({
    tentative: z.int().min(1).meta({ description: 'Nombre de tentatives que l’agent a sous les yeux' }),
    decision: z.enum(DECISIONS),
  }),
  status: 200,
  response: z
    .object({ courrielId: z.uuid(), etat: etatCourriel, libelleEtat: z.string(), tentatives: z.int() })
    .meta({ id: 'CourrielRegle' }),
  idempotence: {},
  handler: async ({ params: { courrielId }, body, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    if (!(await new CourrielLectureRepository(em).existe(courrielId))) throw introuvable('Ce courriel');
    try {
      const regle = await ordres.executer({
        update: reglerCourriel,
        args: [{ ...body, agentId: agent.agentId, le: maintenant.toISOString() }],
        effetId,
        workflow: {
          type: SUIVRE_COURRIEL,
          id: courrielWorkflowId(courrielId),
          file: 'dossiers',
          input: { courrielId },
        },
      });
      return { ...regle, libelleEtat: LIBELLE_ETAT_COURRIEL[regle.etat] };
    } catch (erreur) {
      throw await nommerAgent(erreur, em);
    }
  },
});
