import { z } from 'zod';
import { SecondFacteurRepository } from '../../../database/repositories/technique/second-facteur.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { retirerSecondFacteur } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { exigerMotDePasse } from '../../securite/mot-de-passe-courant.ts';
import { exigerCode } from '../../securite/second-facteur.ts';
import { type DepsSoi, lireSoi, motDePasseCourant, ordreDeSoi } from '../moi/soi.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { LIMITE_SECOND_FACTEUR } from './limites.ts';

export const retirerSecondFacteurRoute = defineRoute<DepsSoi & { reponses: Trousseau }>()({
  method: 'post',
  path: '/moi/second-facteur/retrait',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Retirer son second facteur',
  description: 'Le mot de passe et un code, ou un code de secours, sont demandés ensemble.',
  body: z.strictObject({ motDePasse: motDePasseCourant, code: z.string().trim().min(1).max(50) }),
  status: 204,
  idempotence: {},
  limite: LIMITE_SECOND_FACTEUR,
  handler: async ({ body, appelant, effetId, maintenant }, { orm, ordres, motsDePasse, reponses }) => {
    const em = orm.em.fork();
    const { utilisateur, compte } = await lireSoi(appelant, em);
    const facteur = await new SecondFacteurRepository(em).trouver(utilisateur.id);
    if (!facteur?.confirme) throw new BusinessError('DEJA_FAIT', 'Aucun second facteur n’est actif.');
    const courant = { personne: utilisateur, motDePasse: body.motDePasse, champ: 'motDePasse', maintenant };
    const verification = { utilisateurId: utilisateur.id, facteur, code: body.code, maintenant };
    await exigerMotDePasse(courant, { em, motsDePasse });
    await exigerCode(verification, { em, reponses });
    const ordre = ordreDeSoi(utilisateur.id, effetId, maintenant);
    await ordonnerAuCompte({ compteId: compte.id, update: retirerSecondFacteur, ordre, effetId }, ordres);
  },
});
