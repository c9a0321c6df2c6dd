import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoleCompte } from '../../domain/compte/appelant.ts';

/** An account: one per organisme and role. */
export const CompteEntity = defineEntity({
  name: 'Compte',
  schema: 'accrochage',
  tableName: 'compte',
  properties: {
    id: p.uuid().primary(),
    organismeId: p.uuid(),
    role: p.string().$type<RoleCompte>(),
    etat: p.string().$type<'A_VALIDER' | 'ACTIF'>(),
    creeLe: p.datetime(),
  },
});

export type Compte = InferEntity<typeof CompteEntity>;
