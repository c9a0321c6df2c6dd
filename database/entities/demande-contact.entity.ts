import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ContenuDemande, MotifDemande } from '../../domain/dossier/demande-contact.ts';

/** One contact form as it was sent; the first opens the case, the others are joined to it. */
export const DemandeContactEntity = defineEntity({
  name: 'DemandeContact',
  schema: 'accrochage',
  tableName: 'demande_contact',
  properties: {
    id: p.uuid().primary(),
    dossierId: p.uuid().nullable(),
    organismeId: p.uuid().nullable(),
    reference: p.string().nullable(),
    motif: p.string().$type<MotifDemande>(),
    jointe: p.boolean(),
    contenu: p.json().$type<ContenuDemande>(),
    recueLe: p.datetime(),
  },
});

export type DemandeContact = InferEntity<typeof DemandeContactEntity>;
