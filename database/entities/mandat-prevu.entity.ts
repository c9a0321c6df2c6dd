import { defineEntity, p } from '@mikro-orm/core';

/** A mandate granted with an acceptance, before the certificateur has its identifiers. */
export const MandatPrevuEntity = defineEntity({
  name: 'MandatPrevu',
  schema: 'accrochage',
  tableName: 'mandat_prevu',
  properties: {
    id: p.uuid().primary(),
    dossierId: p.uuid(),
    siret: p.string(),
    raisonSociale: p.string(),
    courriel: p.string(),
    certifications: p.array(),
    debut: p.date(),
    fin: p.date().nullable(),
    partenairesVerifies: p.boolean(),
  },
});
