import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Somebody who was told of a request of replacement, and may oppose it once. */
export const RemplacementAvisEntity = defineEntity({
  name: 'RemplacementAvis',
  schema: 'accrochage',
  tableName: 'remplacement_avis',
  properties: {
    id: p.uuid().primary(),
    remplacementId: p.uuid(),
    qualite: p.string().$type<'CONTACT' | 'ADMINISTRATEUR'>(),
    nom: p.string(),
    prenom: p.string(),
    courriel: p.string(),
    opposeLe: p.datetime().nullable(),
    motifOpposition: p.text().nullable(),
  },
});

export type RemplacementAvis = InferEntity<typeof RemplacementAvisEntity>;
