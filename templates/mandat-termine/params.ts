import { z } from 'zod';
import { jourEnFrancais } from '../../domain/calendrier/heure-de-paris.ts';
import { ligneDuPublic } from '../champs.ts';
import { destinataire, mandatDit } from '../mandat.ts';

export const mandatTermineParams = z
  .strictObject({
    destinataire,
    certificateur: ligneDuPublic,
    deposant: ligneDuPublic,
    ...mandatDit,
    annule: z.boolean(),
  })
  .transform(({ fin, debut, annule, ...reste }) => ({
    ...reste,
    annule,
    debut: jourEnFrancais(debut),
    dernierJour: fin === null ? '' : jourEnFrancais(fin),
  }));
