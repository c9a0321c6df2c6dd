import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EnteteFlux } from '../../domain/depot/analyse.ts';
import type { EtatDepot } from '../../domain/depot/depot.ts';

/** One deposited file, from its receipt to its accusé de traitement. */
export const DepotEntity = defineEntity({
  name: 'Depot',
  schema: 'accrochage',
  tableName: 'depot',
  properties: {
    id: p.uuid().primary(),
    idTraitement: p.bigint('number'),
    emetteurId: p.uuid(),
    compteId: p.uuid().nullable(),
    deposePar: p.string(),
    nomFichier: p.string(),
    tailleOctets: p.bigint('number'),
    sha256: p.string(),
    cleStockage: p.string(),
    cleId: p.string(),
    etat: p.string().$type<EtatDepot>(),
    etatChangeLe: p.datetime(),
    recuLe: p.datetime(),
    traiteLe: p.datetime().nullable(),
    entete: p.json().$type<EnteteFlux>().nullable(),
    idFlux: p.string().nullable(),
    horodatage: p.string().nullable(),
    versionSchema: p.string().nullable(),
    certificateurId: p.uuid().nullable(),
    idContrat: p.string().nullable(),
    nombreErreurs: p.integer().nullable(),
    nombrePassages: p.integer().nullable(),
    nombreOk: p.integer().nullable(),
    nombreKo: p.integer().nullable(),
    nomAccuseTraitement: p.string().nullable(),
    repertoiresCharges: p.boolean().nullable(),
    dernierRang: p.integer().default(-1),
    incident: p.string().nullable(),
  },
});

export type Depot = InferEntity<typeof DepotEntity>;
