import { z } from 'zod';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { accepterInvitation } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { porteeDuLien } from '../../securite/lien.ts';
import { type DepsSoi, motsPropres, nouveauMotDePasse, ordreDeSoi } from '../moi/soi.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { ouvrirInvitation } from './ouvrir-invitation.ts';

export const accepterInvitationRoute = defineRoute<DepsSoi & { jetons: Empreinte }>()({
  method: 'post',
  path: '/invitations',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Accepter une invitation et choisir son mot de passe',
  description:
    'Le lien valide l’adresse électronique ; l’identifiant de connexion part ensuite par courriel. Le lien ne sert qu’une fois.',
  body: z.strictObject({
    jeton: z.string().max(200).meta({ description: 'Jeton du lien reçu par courriel' }),
    motDePasse: nouveauMotDePasse,
    conditionsAcceptees: z.literal(true, 'les conditions d’utilisation doivent être acceptées.'),
  }),
  status: 201,
  response: z.object({ compteId: z.uuid() }).meta({ id: 'InvitationAcceptee' }),
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'inscriptions', nombre: 30, fenetreSecondes: 600 },
  handler: async ({ body, effetId, maintenant }, { orm, ordres, jetons, motsDePasse }) => {
    const em = orm.em.fork();
    const { jeton, invitee } = await ouvrirInvitation(body.jeton, { em, jetons, maintenant });
    motsDePasse.exigerRobuste(body.motDePasse, motsPropres(invitee), 'motDePasse');
    const hachage = await motsDePasse.hacher(body.motDePasse);
    await new MotDePasseRepository(em).deposer(effetId, hachage, maintenant);
    const compteId = invitee.compte.id;
    const commun = ordreDeSoi(invitee.utilisateur.id, effetId, maintenant);
    const ordre = { ...commun, jetonId: jeton.id, motDePasseId: effetId };
    await ordonnerAuCompte({ compteId, update: accepterInvitation, ordre, effetId }, ordres);
    return { compteId };
  },
});
