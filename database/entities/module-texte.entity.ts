import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { UsageModule } from '../../domain/courriel/module-texte.ts';

/** A text that agents insert in the free part of a mail. */
export const ModuleTexteEntity = defineEntity({
  name: 'ModuleTexte',
  schema: 'accrochage',
  tableName: 'module_texte',
  properties: {
    id: p.uuid().primary(),
    titre: p.string(),
    texte: p.text(),
    usage: p.string().$type<UsageModule>(),
    actif: p.boolean(),
    version: p.integer(),
    modifiePar: p.string(),
    modifieLe: p.datetime(),
  },
});

export type ModuleTexte = InferEntity<typeof ModuleTexteEntity>;
