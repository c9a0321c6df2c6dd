import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { NoteDossier } from '../../domain/dossier/demande-contact.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import type { EcheanceDossier } from '../../domain/dossier/echeance-dossier.ts';

/** A case: from the contact form (or the directory) to the first treated deposit. */
export const DossierEntity = defineEntity({
  name: 'Dossier',
  schema: 'accrochage',
  tableName: 'dossier',
  properties: {
    id: p.uuid().primary(),
    reference: p.string(),
    siret: p.string(),
    organismeId: p.uuid().nullable(),
    origine: p.string().$type<'FORMULAIRE' | 'ANNUAIRE'>(),
    etat: p.string().$type<EtatDossier>(),
    raisonSociale: p.string(),
    contactNom: p.string(),
    contactPrenom: p.string(),
    contactCourriel: p.string(),
    certifications: p.array(),
    confieDepot: p.boolean(),
    agentId: p.uuid().nullable(),
    motifRefus: p.text().nullable(),
    notes: p.json().$type<NoteDossier[]>(),
    version: p.integer(),
    ouvertLe: p.datetime(),
    etatChangeLe: p.datetime(),
    agentsRelancesLe: p.datetime().nullable(),
    relanceAgentsPrevueLe: p.datetime().nullable(),
    echeances: p.json().$type<EcheanceDossier[]>(),
    clotureProposeeLe: p.datetime().nullable(),
    attenteDepuis: p.datetime().nullable(),
    attenteJusquAu: p.date().nullable(),
    attenteRetour: p.string().$type<EtatDossier>().nullable(),
    fusionneDans: p.uuid().nullable(),
  },
});

export type Dossier = InferEntity<typeof DossierEntity>;
