import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { SecondFacteurRepository } from '../../../database/repositories/technique/second-facteur.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { defineRoute } from '../../route.ts';
import { exigerMotDePasse } from '../../securite/mot-de-passe-courant.ts';
import type { MotsDePasse } from '../../securite/mots-de-passe.ts';
import { scellerSecret } from '../../securite/second-facteur.ts';
import { enBase32, nouveauSecretTotp, uriOtpauth } from '../../securite/totp.ts';
import { lireSoi, motDePasseCourant } from '../moi/soi.ts';
import { LIMITE_SECOND_FACTEUR } from './limites.ts';

/** The secret is shown once and serves nothing until a code confirms it; no Idempotency-Key: a kept answer would hold it. */
export const preparerSecondFacteurRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  motsDePasse: MotsDePasse;
  reponses: Trousseau;
}>()({
  method: 'post',
  path: '/moi/second-facteur',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Préparer un second facteur',
  description:
    'Donne une fois le secret à enregistrer dans une application d’authentification (TOTP). Il prend effet quand un code l’a confirmé.',
  body: z.strictObject({ motDePasse: motDePasseCourant }),
  status: 201,
  response: z
    .object({
      secret: z.string().meta({ description: 'En base 32, pour une saisie à la main' }),
      uri: z.string().meta({ description: 'Adresse otpauth://, à montrer en QR code' }),
    })
    .meta({ id: 'SecondFacteurPrepare' }),
  limite: LIMITE_SECOND_FACTEUR,
  handler: async ({ body, appelant, maintenant }, { orm, motsDePasse, reponses }) => {
    const em = orm.em.fork();
    const { utilisateur } = await lireSoi(appelant, em);
    const courant = { personne: utilisateur, motDePasse: body.motDePasse, champ: 'motDePasse', maintenant };
    await exigerMotDePasse(courant, { em, motsDePasse });
    const secret = nouveauSecretTotp();
    const garde = { id: randomUUID(), ...scellerSecret(secret, utilisateur.id, reponses) };
    if (!(await new SecondFacteurRepository(em).preparer(utilisateur.id, garde, maintenant)))
      throw new BusinessError(
        'DEJA_FAIT',
        'Un second facteur est déjà actif : retirez-le avant d’en activer un autre.',
      );
    const compte = utilisateur.identifiantConnexion ?? '';
    return { secret: enBase32(secret), uri: uriOtpauth(secret, { emetteur: 'Accrochage', compte }) };
  },
});
