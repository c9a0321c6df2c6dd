import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { UsageJeton } from '../../domain/compte/jeton.ts';

/** A single-use link: the token itself is an HMAC of the id, never stored. */
export const JetonEntity = defineEntity({
  name: 'Jeton',
  schema: 'technique',
  tableName: 'jeton',
  properties: {
    id: p.uuid().primary(),
    usage: p.string().$type<UsageJeton>(),
    sujetId: p.uuid(),
    emission: p.string().default(''),
    cleId: p.string(),
    expireLe: p.datetime(),
    consommeLe: p.datetime().nullable(),
    creeLe: p.datetime(),
  },
});

export type Jeton = InferEntity<typeof JetonEntity>;
