import { z } from 'zod';
import { annulerRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien, porteeDuLien } from '../../securite/lien.ts';
import { type DepsParLien, jetonDuLien, ordonnerParLien, suiteParLien, suiteParLienSchema } from './par-lien.ts';

export const annulerDemandeRoute = defineRoute<DepsParLien>()({
  method: 'post',
  path: '/remplacements-administrateur/annulation',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Annuler sa demande de remplacement avec le lien de suivi',
  body: z.strictObject({ jeton: jetonDuLien }),
  status: 200,
  response: suiteParLienSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, deps) => {
    const lien = { texte: body.jeton, usage: 'SUIVI_REMPLACEMENT', maintenant } as const;
    const jeton = await ouvrirLien(lien, { em: deps.orm.em.fork(), jetons: deps.jetons });
    const annulation = { jetonId: jeton.id, le: maintenant.toISOString() };
    const ordre = { update: annulerRemplacement, args: [annulation] as [typeof annulation], effetId };
    return suiteParLien(await ordonnerParLien(deps, { ...ordre, remplacementId: jeton.sujetId }));
  },
});
