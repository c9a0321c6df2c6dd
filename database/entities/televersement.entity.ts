import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A file being written, or durable and waiting for its deposit row. */
export const TeleversementEntity = defineEntity({
  name: 'Televersement',
  schema: 'technique',
  tableName: 'televersement',
  properties: {
    depotId: p.uuid().primary(),
    emetteurId: p.uuid(),
    compteId: p.uuid().nullable(),
    deposePar: p.string(),
    nomFichier: p.string(),
    etat: p.string().$type<'EN_COURS' | 'DURABLE' | 'RECU'>(),
    cleTemporaire: p.string(),
    cleStockage: p.string(),
    cleId: p.string().nullable(),
    tailleOctets: p.bigint('number').nullable(),
    sha256: p.string().nullable(),
    commenceLe: p.datetime(),
    durableLe: p.datetime().nullable(),
  },
});

export type Televersement = InferEntity<typeof TeleversementEntity>;
