import { z } from 'zod';
import type { ChangementLu } from '../../../database/repositories/changement-lecture.repository.ts';
import {
  type EtatChangement,
  type GenreChangement,
  LIBELLE_ETAT_CHANGEMENT,
  LIBELLE_GENRE_CHANGEMENT,
  precisionDe,
} from '../../../domain/changement/changement.ts';
import { instant } from '../../champs.ts';

export const ETATS_CHANGEMENT = Object.keys(LIBELLE_ETAT_CHANGEMENT) as [EtatChangement, ...EtatChangement[]];
export const GENRES_CHANGEMENT = Object.keys(LIBELLE_GENRE_CHANGEMENT) as [GenreChangement, ...GenreChangement[]];

const contact = z.object({ nom: z.string(), prenom: z.string(), courriel: z.string() });

export const changementSchema = z
  .object({
    changementId: z.uuid(),
    reference: z.string(),
    genre: z.enum(GENRES_CHANGEMENT).meta({ id: 'GenreChangement' }),
    libelleGenre: z.string(),
    etat: z.enum(ETATS_CHANGEMENT).meta({ id: 'EtatChangement' }),
    libelleEtat: z.string(),
    recuLe: instant,
    dossierId: z.uuid().nullable(),
    organismeId: z.uuid().nullable(),
    siret: z.string().meta({ description: 'SIRET donné par le formulaire' }),
    raisonSociale: z.string(),
    demandeur: contact,
    contactActuel: contact.nullable(),
    precision: z.string().meta({ description: 'Ce que le formulaire demande' }),
    preavis: z
      .enum(['EN_ROUTE', 'PARTI', 'REFUSE'])
      .nullable()
      .meta({ description: 'Sort du courriel qui avertit le contact actuel ; null quand aucune adresse n’est connue' }),
    agent: z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() }).nullable(),
    decideLe: instant.nullable(),
    motif: z.string().nullable(),
  })
  .meta({ id: 'Changement' });

const preavisDe = (etat: string | null): 'EN_ROUTE' | 'PARTI' | 'REFUSE' | null => {
  if (etat === null || etat === 'REFUSE') return etat;
  return etat === 'A_ENVOYER' || etat === 'EN_COURS' ? 'EN_ROUTE' : 'PARTI';
};

export const changementVu = (lu: ChangementLu): z.input<typeof changementSchema> => {
  const { contenu, preavisEtat, recuLe, decideLe, ...reste } = lu;
  return {
    ...reste,
    libelleGenre: LIBELLE_GENRE_CHANGEMENT[lu.genre],
    libelleEtat: LIBELLE_ETAT_CHANGEMENT[lu.etat],
    recuLe: recuLe.toISOString(),
    decideLe: decideLe?.toISOString() ?? null,
    siret: contenu.siret,
    raisonSociale: contenu.raisonSociale,
    demandeur: contenu.contact,
    precision: precisionDe(contenu, lu.genre),
    preavis: preavisDe(preavisEtat),
  };
};
