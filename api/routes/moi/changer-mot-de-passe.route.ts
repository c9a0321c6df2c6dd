import { z } from 'zod';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import { remplacerMotDePasse } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { exigerMotDePasse } from '../../securite/mot-de-passe-courant.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { type DepsSoi, lireSoi, motDePasseCourant, motsPropres, nouveauMotDePasse, ordreDeSoi } from './soi.ts';

export const changerMotDePasseRoute = defineRoute<DepsSoi>()({
  method: 'post',
  path: '/moi/mot-de-passe',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Changer son mot de passe',
  description: 'Les autres sessions sont fermées ; un courriel en avertit.',
  body: z.strictObject({ motDePasse: motDePasseCourant, nouveauMotDePasse }),
  status: 204,
  idempotence: {},
  handler: async ({ body, appelant, effetId, maintenant }, { orm, ordres, motsDePasse }) => {
    const em = orm.em.fork();
    const soi = await lireSoi(appelant, em);
    const courant = { personne: soi.utilisateur, motDePasse: body.motDePasse, champ: 'motDePasse', maintenant };
    await exigerMotDePasse(courant, { em, motsDePasse });
    motsDePasse.exigerRobuste(body.nouveauMotDePasse, motsPropres(soi), 'nouveauMotDePasse');
    const hachage = await motsDePasse.hacher(body.nouveauMotDePasse);
    await new MotDePasseRepository(em).deposer(effetId, hachage, maintenant);
    const ordre = {
      ...ordreDeSoi(soi.utilisateur.id, effetId, maintenant),
      motDePasseId: effetId,
      jetonId: null,
      sessionGardeeId: appelant.sessionId,
    };
    await ordonnerAuCompte({ compteId: soi.compte.id, update: remplacerMotDePasse, ordre, effetId }, ordres);
  },
});
