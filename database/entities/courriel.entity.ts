import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EtatCourriel, ModeleCourriel } from '../../domain/courriel/courriel.ts';

/** Outbox: one mail to send or sent. The row decides; the queue only wakes the sender. */
export const CourrielEntity = defineEntity({
  name: 'Courriel',
  schema: 'accrochage',
  tableName: 'courriel',
  properties: {
    id: p.uuid().primary(),
    cle: p.string(),
    modele: p.string().$type<ModeleCourriel>(),
    destinataire: p.string(),
    parametres: p.json().$type<Record<string, unknown>>(),
    organismeId: p.uuid().nullable(),
    dossierId: p.uuid().nullable(),
    effetLegal: p.boolean(),
    etat: p.string().$type<EtatCourriel>(),
    messageId: p.string(),
    tentatives: p.integer(),
    reponseSmtp: p.text().nullable(),
    creeLe: p.datetime(),
    prochainEssaiLe: p.datetime(),
    issueLe: p.datetime().nullable(),
  },
});

export type Courriel = InferEntity<typeof CourrielEntity>;
