import { z } from 'zod';
import { type EtatAcces, LIBELLE_ETAT_ACCES } from '../../domain/compte/acces-personne.ts';
import { finDeJournee, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

const ETATS_ACCES = Object.keys(LIBELLE_ETAT_ACCES) as [EtatAcces, ...EtatAcces[]];

const OBJET = {
  ACCEPTE: 'elle est acceptée, un délai s’ouvre',
  OPPOSE: 'une opposition est à l’examen',
  REFUSE: 'elle n’est pas acceptée',
  ANNULE: 'elle est annulée',
  EFFECTUE: 'vous êtes administrateur',
} as const;

const TITRE = {
  ACCEPTE: 'Votre demande de remplacement est acceptée',
  OPPOSE: 'Une opposition a été formulée',
  REFUSE: 'Votre demande de remplacement n’est pas acceptée',
  ANNULE: 'Votre demande de remplacement est annulée',
  EFFECTUE: 'Vous êtes administrateur du compte',
} as const;

export const remplacementSuiteParams = z
  .strictObject({
    reference: ligne,
    raisonSociale: ligneDuPublic,
    prenom: ligneDuPublic,
    nom: ligneDuPublic,
    issue: z.enum(['ACCEPTE', 'OPPOSE', 'REFUSE', 'ANNULE', 'EFFECTUE']),
    prendEffetLe: finDeJournee.nullable(),
    motifRefus: paragraphe.nullable(),
    acces: z.enum(ETATS_ACCES).nullable(),
  })
  .transform(({ issue, prendEffetLe, acces, ...reste }) => ({
    ...reste,
    objet: OBJET[issue],
    titre: TITRE[issue],
    accepte: issue === 'ACCEPTE',
    oppose: issue === 'OPPOSE',
    refuse: issue === 'REFUSE',
    annule: issue === 'ANNULE',
    effectue: issue === 'EFFECTUE',
    ouvert: acces === 'ACTIF',
    invite: acces === 'INVITE',
    enSommeil: acces === 'EN_SOMMEIL',
    effet: prendEffetLe,
  }));
