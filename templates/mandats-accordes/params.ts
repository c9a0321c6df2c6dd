import { z } from 'zod';
import { ligne, ligneDuPublic } from '../champs.ts';
import { avecPeriode, destinataire, mandatDit } from '../mandat.ts';
import { accorder } from '../typographie.ts';

export const mandatsAccordesParams = z
  .strictObject({
    destinataire,
    raisonSociale: ligneDuPublic,
    mandats: z
      .array(z.strictObject({ deposant: ligneDuPublic, siret: ligne, ...mandatDit }).transform(avecPeriode))
      .min(1),
  })
  .transform(({ mandats, ...reste }) => ({
    ...reste,
    mandats,
    nombre: accorder(mandats.length, 'mandat accordé', 'mandats accordés'),
  }));
