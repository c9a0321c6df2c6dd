import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoleCompte } from '../../domain/compte/appelant.ts';

/** A contract: the certificateur's own role, or the pair (certificateur, déposant). */
export const ContratEntity = defineEntity({
  name: 'Contrat',
  schema: 'accrochage',
  tableName: 'contrat',
  properties: {
    id: p.uuid().primary(),
    numero: p.string(),
    organismeId: p.uuid(),
    role: p.string().$type<RoleCompte>(),
    certificateurId: p.uuid(),
    creeLe: p.datetime(),
  },
});

export type Contrat = InferEntity<typeof ContratEntity>;
