import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import type { ActeAgent, DossierApresActe } from '../../../workflows/accrochage/accrochage.contract.ts';
import { defineRoute, type Route } from '../../route.ts';
import { dossierApresActeSchema } from './dossier.schema.ts';
import { type DemandeActe, type DepsInstruction, instruire, versionVue } from './instruire.ts';

type RouteActe<A extends ActeAgent, C extends z.ZodRawShape> = {
  acte: UpdateDefinition<DossierApresActe, [A]>;
  /** After `/dossiers/:dossierId/`. */
  chemin: string;
  summary: string;
  description?: string;
  precisions: z.output<z.ZodObject<C>> extends Omit<A, keyof ActeAgent> ? C : never;
};

/** The route of an act of an agent on one case: all take the version seen, and answer what the case has become. */
export const defineActe = <A extends ActeAgent, const C extends z.ZodRawShape>({
  acte,
  chemin,
  precisions,
  ...textes
}: RouteActe<A, C>): Route<DepsInstruction> =>
  defineRoute<DepsInstruction>()({
    ...textes,
    method: 'post',
    path: `/dossiers/:dossierId/${chemin}`,
    permission: 'dossier:instruire',
    tag: 'Dossiers',
    params: z.object({ dossierId: z.uuid() }),
    body: z.strictObject({ version: versionVue, ...precisions }),
    status: 200,
    response: dossierApresActeSchema,
    idempotence: {},
    handler: async ({ params, body, agent, maintenant, effetId }, deps) =>
      // The type of `precisions` has held both together.
      instruire(
        { acte, ...params, agent, maintenant, effetId, reste: body as unknown as DemandeActe<A>['reste'] },
        deps,
      ),
  });
