import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EtatAcces, MotifVerrou } from '../../domain/compte/acces-personne.ts';
import type { RoleUtilisateur } from '../../domain/compte/appelant.ts';

/** A person of an organisme who signs in to one account. */
export const UtilisateurEntity = defineEntity({
  name: 'Utilisateur',
  schema: 'accrochage',
  tableName: 'utilisateur',
  properties: {
    id: p.uuid().primary(),
    compteId: p.uuid(),
    nom: p.string(),
    prenom: p.string(),
    courriel: p.string(),
    role: p.string().$type<RoleUtilisateur>(),
    identifiantConnexion: p.string().nullable(),
    conditionsAccepteesLe: p.datetime().nullable(),
    courrielValideLe: p.datetime().nullable(),
    etat: p.string().$type<EtatAcces>(),
    etatChangeLe: p.datetime(),
    motifVerrou: p.string().$type<MotifVerrou>().nullable(),
    assistance: p.boolean().default(false),
    inactiviteAnnonceeLe: p.datetime().nullable(),
    creeLe: p.datetime(),
  },
});

export type Utilisateur = InferEntity<typeof UtilisateurEntity>;
