import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EtatChangementCourriel } from '../../domain/compte/changement-courriel.ts';

/** Change of a person's own mail, until both addresses have said yes. */
export const ChangementCourrielEntity = defineEntity({
  name: 'ChangementCourriel',
  schema: 'accrochage',
  tableName: 'changement_courriel',
  properties: {
    id: p.uuid().primary(),
    utilisateurId: p.uuid(),
    courriel: p.string(),
    etat: p.string().$type<EtatChangementCourriel>(),
    demandeLe: p.datetime(),
    expireLe: p.datetime(),
    nouvelleConfirmeeLe: p.datetime().nullable(),
    ancienneConfirmeeLe: p.datetime().nullable(),
    ancienneConfirmeePar: p.string().nullable(),
  },
});

export type ChangementCourriel = InferEntity<typeof ChangementCourrielEntity>;
