import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { roleUtilisateur } from '../personnes/personne.schema.ts';
import { ouvrirInvitation } from './ouvrir-invitation.ts';

/** What the page of the mail shows before anything is typed. Reads only: the link stays good. */
export const verifierInvitationRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; jetons: Empreinte }>()({
  method: 'post',
  path: '/invitations/verification',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Vérifier un lien d’invitation',
  body: z.strictObject({ jeton: z.string().max(200) }),
  status: 200,
  response: z
    .object({
      raisonSociale: z.string(),
      compte: z.object({ role: z.enum(['CERTIFICATEUR', 'DEPOSANT']) }),
      nom: z.string(),
      prenom: z.string(),
      role: roleUtilisateur,
      expireLe: instant,
    })
    .meta({ id: 'LienInvitation' }),
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, jetons }) => {
    const { jeton, invitee } = await ouvrirInvitation(body.jeton, { em: orm.em.fork(), jetons, maintenant });
    const { utilisateur, compte, organisme } = invitee;
    const { nom, prenom, role } = utilisateur;
    const expireLe = jeton.expireLe.toISOString();
    return { raisonSociale: organisme.raisonSociale, compte: { role: compte.role }, nom, prenom, role, expireLe };
  },
});
