import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Dossier } from '../../../database/entities/dossier.entity.ts';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ModuleTexteRepository } from '../../../database/repositories/module-texte.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { LIBELLE_USAGE_MODULE, remplirModule, type VariableModule } from '../../../domain/courriel/module-texte.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { moduleTexteSchema, usageModule } from './module-texte.schema.ts';

const valeursDe = (dossier: Dossier): Record<VariableModule, string> => ({
  raisonSociale: dossier.raisonSociale,
  siret: dossier.siret,
  reference: dossier.reference,
  contactPrenom: dossier.contactPrenom,
  contactNom: dossier.contactNom,
});

/** Texts to insert in the free part of an act, ready for a case when one is given. */
export const listerModulesTexteRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/modules-texte',
  permission: 'module-texte:lire',
  tag: 'Modules de texte',
  summary: 'Lister les modules de texte',
  query: z.strictObject({
    usage: usageModule.optional(),
    actif: z.enum(['true', 'false']).optional().meta({ description: 'Sans ce filtre : tous' }),
    dossierId: z.uuid().optional().meta({ description: 'Dossier pour lequel remplacer les variables' }),
  }),
  status: 200,
  response: z.object({ elements: z.array(moduleTexteSchema) }),
  handler: async ({ query: { usage, actif, dossierId }, agent }, { orm }) => {
    const em = orm.em.fork();
    const dossier = dossierId ? await new DossierLectureRepository(em).trouver(porteeDe(agent), dossierId) : null;
    if (dossierId && !dossier) throw introuvable('Ce dossier');
    const valeurs = dossier && valeursDe(dossier);
    const modules = await new ModuleTexteRepository(em).lister({ usage, actif: actif && actif === 'true' });
    return {
      elements: modules.map(({ id, modifieLe, ...module }) => ({
        ...module,
        moduleId: id,
        texteRempli: valeurs && remplirModule(module.texte, valeurs),
        libelleUsage: LIBELLE_USAGE_MODULE[module.usage],
        modifieLe: modifieLe.toISOString(),
      })),
    };
  },
});
