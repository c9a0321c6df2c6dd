import { z } from 'zod';
import { finDeJournee, ligne, ligneDuPublic, paragraphe } from '../champs.ts';

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
  })
  .transform(({ issue, prendEffetLe, ...reste }) => ({
    ...reste,
    objet: OBJET[issue],
    titre: TITRE[issue],
    accepte: issue === 'ACCEPTE',
    oppose: issue === 'OPPOSE',
    refuse: issue === 'REFUSE',
    annule: issue === 'ANNULE',
    effectue: issue === 'EFFECTUE',
    effet: prendEffetLe,
  }));
