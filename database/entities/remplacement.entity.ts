import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import type { EtatRemplacement, MotifRemplacement } from '../../domain/remplacement/remplacement.ts';

/** A request to take the place of an administrateur who left. */
export const RemplacementEntity = defineEntity({
  name: 'Remplacement',
  schema: 'accrochage',
  tableName: 'remplacement',
  properties: {
    id: p.uuid().primary(),
    reference: p.string(),
    siret: p.string(),
    matricule: p.string(),
    role: p.string().$type<RoleCompte>(),
    organismeId: p.uuid().nullable(),
    compteId: p.uuid().nullable(),
    utilisateurId: p.uuid().nullable(),
    nom: p.string(),
    prenom: p.string(),
    courriel: p.string(),
    fonction: p.string(),
    /** Null once it has expired: with the author, her reason is forgotten. */
    motif: p.string().$type<MotifRemplacement>().nullable(),
    etat: p.string().$type<EtatRemplacement>(),
    version: p.integer(),
    partants: p.array(),
    motifRefus: p.text().nullable(),
    ouvertLe: p.datetime(),
    demandeLe: p.datetime().nullable(),
    echeanceLe: p.datetime().nullable(),
    etatChangeLe: p.datetime(),
    etatChangePar: p.string(),
  },
});

export type Remplacement = InferEntity<typeof RemplacementEntity>;
