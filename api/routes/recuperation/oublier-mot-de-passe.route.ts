import { z } from 'zod';
import { defineRoute } from '../../route.ts';
import { type DepsRecuperation, demander, porteeRecuperation, recuperationSchema } from './demander.ts';

export const oublierMotDePasseRoute = defineRoute<DepsRecuperation>()({
  method: 'post',
  path: '/recuperation/mot-de-passe',
  permission: 'public',
  tag: 'Récupération',
  summary: 'Demander un nouveau mot de passe',
  description:
    'Un lien valable un jour part à l’adresse enregistrée, et à elle seule. La réponse est la même que l’identifiant soit connu ou non.',
  body: z.strictObject({ identifiantConnexion: z.string().trim().toUpperCase().min(1).max(50) }),
  status: 202,
  response: recuperationSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeRecuperation(body.identifiantConnexion) },
  limite: { nom: 'recuperation', nombre: 20, fenetreSecondes: 600 },
  handler: async ({ body: { identifiantConnexion }, effetId, maintenant }, deps) =>
    demander(
      { genre: 'MOT_DE_PASSE', identifiantConnexion },
      { valeur: identifiantConnexion, effetId, maintenant },
      deps,
    ),
});
