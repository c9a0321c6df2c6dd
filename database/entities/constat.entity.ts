import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EtatConstat, GenreConstat } from '../../domain/constat/constat.ts';

/** A finding for agents: ids of objects only. `cle` is the natural key: the same fact found again is the same row. */
export const ConstatEntity = defineEntity({
  name: 'Constat',
  schema: 'accrochage',
  tableName: 'constat',
  properties: {
    id: p.uuid().primary(),
    cle: p.string(),
    genre: p.string().$type<GenreConstat>(),
    organismeId: p.uuid(),
    autreOrganismeId: p.uuid().nullable(),
    code: p.string().nullable(),
    etat: p.string().$type<EtatConstat>(),
    version: p.integer(),
    releveLe: p.datetime(),
    etatChangeLe: p.datetime(),
    etatChangePar: p.string(),
  },
});

export type Constat = InferEntity<typeof ConstatEntity>;
