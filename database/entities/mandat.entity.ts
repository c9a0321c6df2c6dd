import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A mandate of a certificateur to a déposant, hung on their contract; no certification listed means all. */
export const MandatEntity = defineEntity({
  name: 'Mandat',
  schema: 'accrochage',
  tableName: 'mandat',
  properties: {
    id: p.uuid().primary(),
    contratId: p.uuid(),
    certifications: p.array(),
    debut: p.date(),
    fin: p.date().nullable(),
    annule: p.boolean(),
    version: p.integer(),
    partenairesVerifies: p.boolean(),
    creeLe: p.datetime(),
  },
});

export type Mandat = InferEntity<typeof MandatEntity>;
