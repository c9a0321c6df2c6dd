import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EtatChangement, GenreChangement } from '../../domain/changement/changement.ts';

/** A change asked by a form, that an agent confirms or refuses. */
export const ChangementEntity = defineEntity({
  name: 'Changement',
  schema: 'accrochage',
  tableName: 'changement',
  properties: {
    id: p.uuid().primary(),
    demandeId: p.uuid(),
    genre: p.string().$type<GenreChangement>(),
    dossierId: p.uuid().nullable(),
    organismeId: p.uuid().nullable(),
    etat: p.string().$type<EtatChangement>(),
    recuLe: p.datetime(),
    preavisCourrielId: p.uuid().nullable(),
    decidePar: p.string().nullable(),
    decideLe: p.datetime().nullable(),
    motif: p.text().nullable(),
  },
});

export type Changement = InferEntity<typeof ChangementEntity>;
