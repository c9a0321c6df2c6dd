import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { lotWorkflowId, ouvrirLot, TRAITER_LOT } from '../../../workflows/lot/lot.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { lotDemandeSchema } from './lot.schema.ts';
import { exigerLotPossible } from './preparer-lot.ts';

/** Asks for an act on many cases; each is done by its own workflow, and `GET /dossiers/lots/:lotId` tells what became of it. */
export const ouvrirLotRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/dossiers/lots',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Faire le même acte sur plusieurs dossiers',
  description:
    'Le même corps que l’aperçu. Ce qui a changé depuis est refusé ligne par ligne, avec ce qui a été fait entre-temps, par qui et quand ; les autres lignes s’appliquent.',
  body: lotDemandeSchema,
  status: 202,
  response: z.object({ lotId: z.uuid(), nombre: z.int() }).meta({ id: 'LotOuvert' }),
  idempotence: {},
  handler: async ({ body, agent, maintenant, effetId: lotId }, { orm, ordres }) => {
    const { acte, precisions, dossiers: lignes } = body;
    const le = maintenant.toISOString();
    await exigerLotPossible(orm.em.fork(), body, le);
    return ordres.executer({
      update: ouvrirLot,
      args: [{ lotId, agentId: agent.agentId, le, acte, precisions, lignes }],
      effetId: lotId,
      workflow: { type: TRAITER_LOT, id: lotWorkflowId(lotId), file: 'dossiers', input: { lotId } },
    });
  },
});
