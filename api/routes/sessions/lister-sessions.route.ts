import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { SessionRepository } from '../../../database/repositories/technique/session.repository.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';

export const listerSessionsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/sessions',
  permission: 'connecte',
  tag: 'Sessions',
  summary: 'Lister ses propres sessions ouvertes',
  status: 200,
  response: z.object({
    elements: z.array(
      z.object({ sessionId: z.uuid(), courante: z.boolean(), creeLe: instant, vueLe: instant, expireLe: instant }),
    ),
  }),
  handler: async ({ appelant, maintenant }, { orm }) => {
    const sessions = await new SessionRepository(orm.em.fork()).lister(appelant, maintenant);
    return {
      elements: sessions.map(({ id, creeLe, vueLe, expireLe }) => ({
        sessionId: id,
        courante: id === appelant.sessionId,
        creeLe: creeLe.toISOString(),
        vueLe: vueLe.toISOString(),
        expireLe: expireLe.toISOString(),
      })),
    };
  },
});
