import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirInscription } from './ouvrir-inscription.ts';

/** What the page of the mail shows before anything is typed. Reads only: the link stays good. */
export const verifierInscriptionRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; jetons: Empreinte }>()({
  method: 'post',
  path: '/inscriptions/verification',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Vérifier un lien d’inscription',
  body: z.strictObject({ jeton: z.string().max(200) }),
  status: 200,
  response: z
    .object({
      siret: z.string(),
      raisonSociale: z.string(),
      role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
      expireLe: instant,
    })
    .meta({ id: 'LienInscription' }),
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, jetons }) => {
    const { jeton, lu } = await ouvrirInscription(body.jeton, { em: orm.em.fork(), jetons, maintenant });
    const { siret, raisonSociale } = lu.organisme;
    return { siret, raisonSociale, role: lu.contrat.role, expireLe: jeton.expireLe.toISOString() };
  },
});
