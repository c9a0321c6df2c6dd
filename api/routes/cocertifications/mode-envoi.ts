import { z } from 'zod';
import { LIBELLE_MODE_ENVOI, type ModeEnvoi } from '../../../domain/cocertification/cocertification.ts';
import { jour, siret } from '../../champs.ts';

const MODES = Object.keys(LIBELLE_MODE_ENVOI) as [ModeEnvoi, ...ModeEnvoi[]];

export const modeEnvoi = z.enum(MODES).meta({ id: 'ModeEnvoi' });

/** What a declaration says beside on which code. */
export const DECLARATION_ENVOI = {
  mode: modeEnvoi,
  siretEmetteur: siret.optional().meta({ description: 'Certificateur qui envoie tous les titulaires' }),
  debut: jour.optional().meta({ description: 'Aujourd’hui si absent' }),
};
