import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoleAgent } from '../../domain/compte/appelant.ts';

/** An agent of the Caisse: identity from the sign-on, rights from here. */
export const AgentEntity = defineEntity({
  name: 'Agent',
  schema: 'accrochage',
  tableName: 'agent',
  properties: {
    id: p.uuid().primary(),
    sub: p.string(),
    nom: p.string(),
    prenom: p.string(),
    courriel: p.string(),
    roles: p.array().$type<RoleAgent[]>(),
    actif: p.boolean().default(true),
    creeLe: p.datetime(),
  },
});

export type Agent = InferEntity<typeof AgentEntity>;
