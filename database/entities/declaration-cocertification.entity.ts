import { defineEntity, p } from '@mikro-orm/core';
import type { ModeEnvoi } from '../../domain/cocertification/cocertification.ts';

/** What a certificateur of a code says of who sends its holders, from a day. */
export const DeclarationCoCertificationEntity = defineEntity({
  name: 'DeclarationCoCertification',
  schema: 'accrochage',
  tableName: 'declaration_cocertification',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    organismeId: p.uuid(),
    mode: p.string().$type<ModeEnvoi>(),
    emetteurId: p.uuid().nullable(),
    debut: p.date(),
    declareeLe: p.datetime(),
    declareePar: p.string(),
  },
});
