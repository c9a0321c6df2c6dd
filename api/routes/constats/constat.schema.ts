import { z } from 'zod';
import type { ConstatLu } from '../../../database/repositories/constat-lecture.repository.ts';
import {
  type DecisionConstat,
  type EtatConstat,
  type GenreConstat,
  LIBELLE_ETAT_CONSTAT,
  LIBELLE_GENRE_CONSTAT,
  TRANSITIONS_CONSTAT,
} from '../../../domain/constat/constat.ts';
import { instant } from '../../champs.ts';

export const ETATS_CONSTAT = Object.keys(LIBELLE_ETAT_CONSTAT) as [EtatConstat, ...EtatConstat[]];
export const GENRES_CONSTAT = Object.keys(LIBELLE_GENRE_CONSTAT) as [GenreConstat, ...GenreConstat[]];
export const DECISIONS_CONSTAT = ['TRAITE', 'IGNORE', 'A_TRAITER'] as const satisfies readonly DecisionConstat[];

const etatConstat = z.enum(ETATS_CONSTAT).meta({ id: 'EtatConstat' });

const organisme = z.object({
  organismeId: z.uuid(),
  siret: z.string(),
  raisonSociale: z.string(),
  matricule: z.string().nullable(),
});

export const constatSchema = z
  .object({
    constatId: z.uuid(),
    genre: z.enum(GENRES_CONSTAT).meta({ id: 'GenreConstat' }),
    libelleGenre: z.string(),
    etat: etatConstat,
    libelleEtat: z.string(),
    version: z.int(),
    releveLe: instant,
    etatChangeLe: instant,
    agent: z
      .object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() })
      .nullable()
      .meta({ description: 'Qui a décidé en dernier ; null quand c’est le système' }),
    decisionsPossibles: z.array(z.enum(DECISIONS_CONSTAT)),
    organisme,
    autreOrganisme: organisme.nullable(),
    code: z.string().nullable(),
    difference: z
      .object({
        finAvant: z.iso.date().nullable(),
        finApres: z.iso.date().nullable(),
        siret: z.string().nullable(),
        nom: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Ce que France compétences a changé : fin d’enregistrement, ou certificateur' }),
    raisonSocialePubliee: z.string().nullable(),
    passages: z
      .array(z.object({ depotId: z.uuid(), rang: z.int(), idTechnique: z.string(), dateDelivrance: z.iso.date() }))
      .meta({ description: 'Les deux passages d’un titulaire envoyé deux fois : l’organisme, puis l’autre' }),
  })
  .meta({ id: 'Constat' });

/** What a decision answers. */
export const constatApresDecisionSchema = z
  .object({ constatId: z.uuid(), etat: etatConstat, libelleEtat: z.string(), version: z.int() })
  .meta({ id: 'ConstatApresDecision' });

export const constatVu = ({ id, ...lu }: ConstatLu): z.input<typeof constatSchema> => ({
  ...lu,
  constatId: id,
  libelleGenre: LIBELLE_GENRE_CONSTAT[lu.genre],
  libelleEtat: LIBELLE_ETAT_CONSTAT[lu.etat],
  releveLe: lu.releveLe.toISOString(),
  etatChangeLe: lu.etatChangeLe.toISOString(),
  decisionsPossibles:
    lu.etat === 'LEVE' ? [] : DECISIONS_CONSTAT.filter((decision) => TRANSITIONS_CONSTAT[lu.etat].includes(decision)),
});
