import { z } from 'zod';
import { courriel } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { type DepsRecuperation, demander, porteeRecuperation, recuperationSchema } from './demander.ts';

export const rappelerIdentifiantsRoute = defineRoute<DepsRecuperation>()({
  method: 'post',
  path: '/recuperation/identifiants',
  permission: 'public',
  tag: 'Récupération',
  summary: 'Retrouver ses identifiants de connexion oubliés',
  description:
    'Un courriel donne les identifiants attachés à cette adresse, un par compte. La réponse est la même que l’adresse soit connue ou non.',
  body: z.strictObject({ courriel }),
  status: 202,
  response: recuperationSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeRecuperation(body.courriel.toLowerCase()) },
  limite: { nom: 'recuperation', nombre: 20, fenetreSecondes: 600 },
  handler: async ({ body, effetId, maintenant }, deps) =>
    demander(
      { genre: 'IDENTIFIANTS', courriel: body.courriel },
      { valeur: body.courriel.toLowerCase(), effetId, maintenant },
      deps,
    ),
});
