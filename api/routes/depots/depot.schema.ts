import { z } from 'zod';
import type { Depot } from '../../../database/entities/depot.entity.ts';
import type { DepotComplet } from '../../../database/repositories/depot-lecture.repository.ts';
import { type EtatDepot, STATUT_OFFICIEL } from '../../../domain/depot/depot.ts';
import type { ReceptionDepot } from '../../../workflows/depot/depot.contract.ts';
import { instant } from '../../champs.ts';

export const ETATS_DEPOT = Object.keys(STATUT_OFFICIEL) as [EtatDepot, ...EtatDepot[]];

export const etatDepot = z.enum(ETATS_DEPOT).meta({ id: 'EtatDepot' });

const recu = {
  depotId: z.uuid(),
  idTraitement: z.int().meta({ description: 'Numéro du traitement' }),
  nomFichier: z.string(),
  tailleOctets: z.int(),
  sha256: z.string().meta({ description: 'Empreinte du fichier reçu, en hexadécimal' }),
  recuLe: instant,
};

export const receptionSchema = z.object(recu).meta({ id: 'AccuseReception' });

export const reception = (lu: ReceptionDepot): z.input<typeof receptionSchema> => ({
  depotId: lu.depotId,
  idTraitement: lu.idTraitement,
  nomFichier: lu.nomFichier,
  tailleOctets: lu.tailleOctets,
  sha256: lu.sha256,
  recuLe: lu.recuLe,
});

export const receptionDuDepot = (depot: Depot): z.input<typeof receptionSchema> => ({
  depotId: depot.id,
  idTraitement: depot.idTraitement,
  nomFichier: depot.nomFichier,
  tailleOctets: depot.tailleOctets,
  sha256: depot.sha256,
  recuLe: depot.recuLe.toISOString(),
});

export const depotResumeSchema = z
  .object({
    ...recu,
    etat: etatDepot,
    statut: z.string().meta({ description: 'Statut dans les termes de la Caisse' }),
    traiteLe: instant.nullable(),
    nombrePassages: z.int().nullable(),
    nombreOk: z.int().nullable(),
    nombreKo: z.int().nullable(),
    nombreErreurs: z.int().nullable().meta({ description: 'Erreurs de schéma, ou refus du fichier entier' }),
  })
  .meta({ id: 'DepotResume' });

const organisme = z.object({ matricule: z.string().nullable(), raisonSociale: z.string() });

export const depotSchema = depotResumeSchema
  .extend({
    etatChangeLe: instant,
    emetteur: organisme,
    certificateur: organisme.nullable(),
    idFlux: z.string().nullable(),
    idContrat: z.string().nullable(),
    nomAccuseTraitement: z.string().nullable(),
    documents: z
      .array(z.enum(['accuse-reception', 'accuse-traitement', 'rapport', 'rejets']))
      .meta({ description: 'Documents disponibles sous l’adresse du dépôt' }),
  })
  .meta({ id: 'Depot' });

export const depotResume = (depot: Depot): z.input<typeof depotResumeSchema> => ({
  ...receptionDuDepot(depot),
  etat: depot.etat,
  statut: STATUT_OFFICIEL[depot.etat],
  traiteLe: depot.traiteLe?.toISOString() ?? null,
  nombrePassages: depot.nombrePassages ?? null,
  nombreOk: depot.nombreOk ?? null,
  nombreKo: depot.nombreKo ?? null,
  nombreErreurs: depot.nombreErreurs ?? null,
});

const TRAITES: readonly EtatDepot[] = ['REJETE', 'TRAITE_AVEC_SUCCES', 'TRAITE_AVEC_ERREURS'];

/** True once the deposit has been treated: its accusé de traitement and its report can be read. */
export const estTraite = ({ etat }: Pick<Depot, 'etat'>): boolean => TRAITES.includes(etat);

const documentsDe = (depot: Depot): z.input<typeof depotSchema>['documents'] => [
  'accuse-reception',
  ...(estTraite(depot) ? (['accuse-traitement', 'rapport'] as const) : []),
  ...(depot.etat === 'TRAITE_AVEC_ERREURS' ? (['rejets'] as const) : []),
];

export const depotComplet = ({ depot, emetteur, certificateur }: DepotComplet): z.input<typeof depotSchema> => ({
  ...depotResume(depot),
  etatChangeLe: depot.etatChangeLe.toISOString(),
  emetteur: { matricule: emetteur.matricule ?? null, raisonSociale: emetteur.raisonSociale },
  certificateur: certificateur && {
    matricule: certificateur.matricule ?? null,
    raisonSociale: certificateur.raisonSociale,
  },
  idFlux: depot.idFlux ?? null,
  idContrat: depot.idContrat ?? null,
  nomAccuseTraitement: depot.nomAccuseTraitement ?? null,
  documents: documentsDe(depot),
});
