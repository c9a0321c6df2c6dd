import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from '../champs.ts';
import { avecPeriode, destinataire, mandatDit } from '../mandat.ts';

export const identifiantsDeposantParams = z
  .strictObject({
    destinataire,
    raisonSociale: ligneDuPublic,
    matricule: ligne,
    certificateur: ligneDuPublic,
    matriculeCertificateur: ligne,
    ...mandatDit,
    jetonId,
  })
  .transform(avecPeriode);
