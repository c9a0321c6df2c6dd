import { z } from 'zod';
import { finDeJournee, ligne, ligneDuPublic } from '../champs.ts';

const OBJET = {
  MAINTENU: 'votre opposition a été examinée',
  REFUSE: 'la demande n’est pas acceptée',
  ANNULE: 'la demande est annulée',
  EFFECTUE: 'il a pris effet',
} as const;

export const remplacementIssueParams = z
  .strictObject({
    reference: ligne,
    raisonSociale: ligneDuPublic,
    demandeur: ligneDuPublic,
    issue: z.enum(['MAINTENU', 'REFUSE', 'ANNULE', 'EFFECTUE']),
    prendEffetLe: finDeJournee.nullable(),
  })
  .transform(({ issue, prendEffetLe, ...reste }) => ({
    ...reste,
    objet: OBJET[issue],
    maintenu: issue === 'MAINTENU',
    refuse: issue === 'REFUSE',
    annule: issue === 'ANNULE',
    effectue: issue === 'EFFECTUE',
    effet: prendEffetLe,
  }));
