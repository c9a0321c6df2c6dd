import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';
import { avecPeriode, destinataire, mandatDit } from '../mandat.ts';

export const mandatAjouteParams = z
  .strictObject({
    destinataire,
    raisonSociale: ligneDuPublic,
    certificateur: ligneDuPublic,
    matriculeCertificateur: ligne,
    ...mandatDit,
  })
  .transform(avecPeriode);
