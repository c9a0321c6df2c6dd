import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { SecondFacteurRepository } from '../../../database/repositories/technique/second-facteur.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { activerSecondFacteur } from '../../../workflows/compte/compte.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { empreinteSecours, nouveauxCodesSecours } from '../../securite/codes-secours.ts';
import { exigerCode } from '../../securite/second-facteur.ts';
import { lireSoi, ordreDeSoi } from '../moi/soi.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { LIMITE_SECOND_FACTEUR } from './limites.ts';

/** Recovery codes are shown once, and only their hashes kept; no Idempotency-Key: a kept answer would hold them. */
export const activerSecondFacteurRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  reponses: Trousseau;
}>()({
  method: 'post',
  path: '/moi/second-facteur/activation',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Activer son second facteur avec un premier code',
  description: 'Rend dix codes de secours, à garder en lieu sûr : ils ne sont montrés qu’une fois.',
  body: z.strictObject({ code: z.string().trim().min(1).max(50) }),
  status: 200,
  response: z.object({ codesSecours: z.array(z.string()) }).meta({ id: 'SecondFacteurActive' }),
  limite: LIMITE_SECOND_FACTEUR,
  handler: async ({ body, appelant, effetId, maintenant }, { orm, ordres, reponses }) => {
    const em = orm.em.fork();
    const { utilisateur, compte } = await lireSoi(appelant, em);
    const seconds = new SecondFacteurRepository(em);
    const facteur = await seconds.trouver(utilisateur.id);
    if (!facteur)
      throw new BusinessError('DEJA_FAIT', 'Aucun second facteur n’est préparé : commencez par le préparer.');
    if (facteur.confirme) throw new BusinessError('DEJA_FAIT', 'Votre second facteur est déjà actif.');
    await exigerCode({ utilisateurId: utilisateur.id, facteur, code: body.code, maintenant }, { em, reponses });
    const codesSecours = nouveauxCodesSecours();
    await seconds.garderSecours(facteur.id, codesSecours.map(empreinteSecours));
    const ordre = { ...ordreDeSoi(utilisateur.id, effetId, maintenant), secondFacteurId: facteur.id };
    await ordonnerAuCompte({ compteId: compte.id, update: activerSecondFacteur, ordre, effetId }, ordres);
    return { codesSecours };
  },
});
