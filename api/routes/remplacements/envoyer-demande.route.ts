import { z } from 'zod';
import { PIECES_REMPLACEMENT_MAX } from '../../../domain/remplacement/ordres.ts';
import { completerRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';
import { type DepsParLien, jetonDuLien, ordonnerParLien, suiteParLien, suiteParLienSchema } from './par-lien.ts';

/** Second step: the mail is proved by the link, the account is looked for, agents and present persons are told. */
export const envoyerDemandeRoute = defineRoute<DepsParLien>()({
  method: 'post',
  path: '/remplacements-administrateur/envoi',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Envoyer sa demande de remplacement, avec ses justificatifs',
  description:
    'Le lien ne sert qu’une fois ; un lien de suivi part ensuite par courriel. Une demande est déjà en cours pour ce compte : 409, avec son état.',
  body: z.strictObject({
    jeton: jetonDuLien,
    pieceIds: z.array(z.uuid()).min(1).max(PIECES_REMPLACEMENT_MAX).meta({ description: 'Justificatifs déjà envoyés' }),
  }),
  status: 201,
  response: suiteParLienSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, deps) => {
    const lien = { texte: body.jeton, usage: 'DEMANDE_REMPLACEMENT', maintenant } as const;
    const jeton = await ouvrirLienNeuf(lien, { em: deps.orm.em.fork(), jetons: deps.jetons });
    const envoi = { jetonId: jeton.id, pieceIds: body.pieceIds, le: maintenant.toISOString() };
    const ordre = { update: completerRemplacement, args: [envoi] as [typeof envoi], effetId };
    return suiteParLien(await ordonnerParLien(deps, { ...ordre, remplacementId: jeton.sujetId }));
  },
});
