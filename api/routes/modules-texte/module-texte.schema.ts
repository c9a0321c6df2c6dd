import { z } from 'zod';
import {
  LIBELLE_USAGE_MODULE,
  LONGUEUR_MODULE_MAX,
  type UsageModule,
  VARIABLES_MODULE,
} from '../../../domain/courriel/module-texte.ts';
import { instant, ligne, paragraphe } from '../../champs.ts';

const USAGES = Object.keys(LIBELLE_USAGE_MODULE) as [UsageModule, ...UsageModule[]];

export const usageModule = z.enum(USAGES).meta({ id: 'UsageModuleTexte' });

/** What a supervisor writes. */
export const contenuModule = {
  titre: ligne(120),
  texte: paragraphe(LONGUEUR_MODULE_MAX).meta({
    description: `Variables admises : ${VARIABLES_MODULE.map((nom) => `{{${nom}}}`).join(', ')}`,
  }),
  usage: usageModule,
  actif: z.boolean().default(true),
};

export const moduleTexteSchema = z
  .object({
    moduleId: z.uuid(),
    titre: z.string(),
    texte: z.string(),
    texteRempli: z
      .string()
      .nullable()
      .meta({ description: 'Le texte, variables remplacées pour le dossier demandé ; null sans dossier' }),
    usage: usageModule,
    libelleUsage: z.string(),
    actif: z.boolean(),
    version: z.int(),
    modifieLe: instant,
  })
  .meta({ id: 'ModuleTexte' });

/** What a writing answers. */
export const moduleEcritSchema = z.object({ moduleId: z.uuid(), version: z.int() }).meta({ id: 'ModuleTexteEcrit' });
