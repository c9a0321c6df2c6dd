import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A certifying body: the matricule and all that hangs on it belong to the organisme, whatever its SIRET of the day. */
export const OrganismeEntity = defineEntity({
  name: 'Organisme',
  schema: 'accrochage',
  tableName: 'organisme',
  properties: {
    id: p.uuid().primary(),
    siret: p.string(),
    raisonSociale: p.string(),
    matricule: p.string().nullable(),
    contactNom: p.string(),
    contactPrenom: p.string(),
    contactCourriel: p.string(),
    accrocheLe: p.datetime().nullable(),
    creeLe: p.datetime(),
  },
});

export type Organisme = InferEntity<typeof OrganismeEntity>;
