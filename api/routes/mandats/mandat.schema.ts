import { z } from 'zod';
import type { MandatLu } from '../../../database/repositories/mandat-lecture.repository.ts';
import type { Jour } from '../../../domain/calendrier/jour.ts';
import { LIBELLE_SITUATION_MANDAT, type SituationMandat, situationMandat } from '../../../domain/mandat/mandat.ts';
import type { MandatApresActe } from '../../../domain/mandat/ordres.ts';
import { courriel, jour, ligne, siret } from '../../champs.ts';

const SITUATIONS = Object.keys(LIBELLE_SITUATION_MANDAT) as [SituationMandat, ...SituationMandat[]];
const situation = z.enum(SITUATIONS).meta({ id: 'SituationMandat' });

export const codeCertification = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(RNCP|RS)[0-9]{1,6}$/, 'un code a la forme RNCP12345 ou RS1234.');

const certificationsDuMandat = z
  .array(codeCertification)
  .max(500)
  .transform((codes) => [...new Set(codes)])
  .meta({ description: 'Codes RNCP ou RS ; une liste vide vaut pour toutes les certifications' });

export const versionDuMandat = z.int().min(1).meta({ description: 'Version du mandat que vous avez sous les yeux' });

/** What changing a mandate says beside which one. */
export const ETENDUE_MODIFIEE = {
  certifications: certificationsDuMandat,
  fin: jour.nullable().meta({ description: 'Dernier jour du mandat ; null : sans fin' }),
};

export const jourDeFin = jour
  .optional()
  .meta({ description: 'Dernier jour du mandat, inclus ; aujourd’hui si absent' });

/** A mandate that an agent grants. */
export const mandatDemandeSchema = z
  .strictObject({
    siret,
    raisonSociale: ligne(200).optional().meta({ description: 'Si l’organisme n’est pas encore connu' }),
    courriel: courriel.optional().meta({ description: 'Adresse du déposant, si nous ne lui en connaissons pas' }),
    certifications: certificationsDuMandat.default([]),
    debut: jour.optional().meta({ description: 'Aujourd’hui si absent' }),
    fin: jour.optional().meta({ description: 'Dernier jour du mandat ; sans fin si absent' }),
  })
  .meta({ id: 'MandatDemande' });

const organisme = z.object({
  organismeId: z.uuid(),
  siret: z.string(),
  raisonSociale: z.string(),
  matricule: z.string().nullable(),
});

const etendue = {
  mandatId: z.uuid(),
  version: z.int(),
  numeroContrat: z.string(),
  certifications: z.array(z.string()).meta({ description: 'Vide : toutes les certifications' }),
  debut: z.iso.date(),
  fin: z.iso.date().nullable().meta({ description: 'Dernier jour du mandat' }),
  situation,
  libelleSituation: z.string(),
  partenairesVerifies: z.boolean().meta({
    description: 'Faux si aucune liste de partenaires n’était chargée : la règle était suspendue',
  }),
};

export const mandatSchema = z
  .object({ ...etendue, certificateur: organisme, deposant: organisme })
  .meta({ id: 'Mandat' });

/** What an act on a mandate answers. */
export const mandatApresActeSchema = z
  .object({
    ...etendue,
    deposantJoignable: z.boolean().meta({ description: 'Faux si aucune adresse ne permet de prévenir le déposant' }),
  })
  .meta({ id: 'MandatApresActe' });

export const mandatVu = (
  { id, creeLe: _, annule, ...lu }: MandatLu,
  aujourdhui: Jour,
): z.input<typeof mandatSchema> => {
  const vue = situationMandat({ ...lu, annule }, aujourdhui);
  return { ...lu, mandatId: id, situation: vue, libelleSituation: LIBELLE_SITUATION_MANDAT[vue] };
};

export const mandatApresActe = (apres: MandatApresActe): z.input<typeof mandatApresActeSchema> => ({
  ...apres,
  libelleSituation: LIBELLE_SITUATION_MANDAT[apres.situation],
});
