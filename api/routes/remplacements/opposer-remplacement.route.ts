import { z } from 'zod';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import { opposerRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { paragraphe } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien, porteeDuLien } from '../../securite/lien.ts';
import { type DepsParLien, jetonDuLien, ordonnerParLien, suiteParLien, suiteParLienSchema } from './par-lien.ts';

/** Whoever was told of a request stops it: an agent decides. Asked again by the same person, answers the same. */
export const opposerRemplacementRoute = defineRoute<DepsParLien>()({
  method: 'post',
  path: '/remplacements-administrateur/opposition',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'S’opposer à un remplacement avec le lien reçu par courriel',
  description: 'La procédure s’arrête aussitôt, et un agent en reprend l’examen.',
  body: z.strictObject({ jeton: jetonDuLien, motif: paragraphe(2000) }),
  status: 200,
  response: suiteParLienSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, deps) => {
    const em = deps.orm.em.fork();
    const lien = { texte: body.jeton, usage: 'OPPOSITION_REMPLACEMENT', maintenant } as const;
    const jeton = await ouvrirLien(lien, { em, jetons: deps.jetons });
    const avis = await new RemplacementLectureRepository(em).trouverAvis(jeton.sujetId);
    if (!avis) throw lienInvalide();
    const le = maintenant.toISOString();
    const opposition = { avisId: avis.id, jetonId: jeton.id, motif: body.motif, le };
    const ordre = { update: opposerRemplacement, args: [opposition] as [typeof opposition], effetId };
    return suiteParLien(await ordonnerParLien(deps, { ...ordre, remplacementId: avis.remplacementId }));
  },
});
