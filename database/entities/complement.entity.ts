import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** What an agent asked of the organisme about its case, and its answer. */
export const ComplementEntity = defineEntity({
  name: 'Complement',
  schema: 'accrochage',
  tableName: 'complement',
  properties: {
    id: p.uuid().primary(),
    dossierId: p.uuid(),
    objet: p.text(),
    demandeLe: p.datetime(),
    jusquAu: p.date(),
    etat: p.string().$type<'ATTENDU' | 'RECU' | 'RETIRE'>(),
    reponse: p.text().nullable(),
    closLe: p.datetime().nullable(),
  },
});

export type Complement = InferEntity<typeof ComplementEntity>;
