import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';
import { avecPeriode, destinataire, mandatDit } from '../mandat.ts';

export const mandatModifieParams = z
  .strictObject({ destinataire, certificateur: ligneDuPublic, deposant: ligneDuPublic, ...mandatDit })
  .transform(avecPeriode);
