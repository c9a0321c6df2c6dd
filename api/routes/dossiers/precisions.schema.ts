import { z } from 'zod';
import { jour, paragraphe, siret } from '../../champs.ts';
import { mandatDemandeSchema } from '../mandats/mandat.schema.ts';

/** What acts on a case say beside which case: the act takes it, and the preview of its mails too. */
export const MOTIF = { motif: paragraphe(2000) };

export const COMPLEMENT = {
  objet: paragraphe(4000).meta({ description: 'Ce qui manque, repris dans le courriel' }),
  jusquAu: jour.meta({ description: 'Dernier jour pour répondre : de demain à un an' }),
};

export const ATTENTE = { ...MOTIF, jusquAu: jour.meta({ description: 'Jour de la reprise : de demain à un an' }) };

export const FUSION = { versSiret: siret, ...MOTIF };

export const ATTRIBUTION = { pourAgentId: z.uuid() };

export const ACCEPTATION = {
  mandats: z.array(mandatDemandeSchema).max(50).optional().meta({
    description:
      'Mandats accordés aux déposants ; absent : à tous ceux que le formulaire déclare, pour toutes les certifications, dès aujourd’hui',
  }),
};
