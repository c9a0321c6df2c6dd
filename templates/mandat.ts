import { z } from 'zod';
import { jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
import { ligne, ligneDuPublic } from './champs.ts';

/** Contact of an organisme; empty when only its address is known. */
export const destinataire = z.union([z.literal(''), ligneDuPublic]);

const periode = (debut: string, fin: string | null): string =>
  fin === null
    ? `à partir du ${jourEnFrancais(debut)}`
    : `du ${jourEnFrancais(debut)} au ${jourEnFrancais(fin)} inclus`;

/** A mandate as mails tell it: contract, certifications and days, in words. */
export const mandatDit = {
  numeroContrat: ligne,
  certifications: z
    .array(ligne)
    .transform((codes) => (codes.length === 0 ? 'toutes celles du certificateur' : codes.join(', '))),
  debut: z.iso.date(),
  fin: z.iso.date().nullable(),
};

/** Adds the days of the mandate, written for people. */
export const avecPeriode = <M extends { debut: string; fin: string | null }>(mandat: M): M & { periode: string } => ({
  ...mandat,
  periode: periode(mandat.debut, mandat.fin),
});
