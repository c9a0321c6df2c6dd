import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { compterEssai, essaisDeConnexion, oublierEssais } from '../../securite/delais.ts';
import type { MotsDePasse } from '../../securite/mots-de-passe.ts';
import { ouvrirSession } from '../../securite/ouvrir-session.ts';
import { exigerSecondFacteur } from '../../securite/second-facteur.ts';
import { codeSecondFacteur } from '../moi/soi.ts';

/**
 * Sign-in of a person of an organisme. Same answer, same work whether the identifier exists or not, and whatever closes the
 * access; no Idempotency-Key: an answer kept would hold a secret. A right password forgets no wrong
 * code of the second factor.
 */
export const ouvrirSessionRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  motsDePasse: MotsDePasse;
  reponses: Trousseau;
}>()({
  method: 'post',
  path: '/sessions',
  permission: 'public',
  tag: 'Sessions',
  summary: 'Se connecter avec son identifiant de connexion',
  description: 'Pose un cookie de session ; le jeton rendu accompagne chaque écriture dans l’en-tête X-Jeton-CSRF.',
  body: z.strictObject({
    identifiantConnexion: z.string().trim().toUpperCase().min(1).max(50),
    motDePasse: z.string().min(1).max(1000),
    code: codeSecondFacteur,
  }),
  status: 201,
  response: z.object({ sessionId: z.uuid(), jetonCsrf: z.string(), expireLe: instant }).meta({ id: 'SessionOuverte' }),
  // Those of a whole office at its opening hour.
  limite: { nom: 'sessions', nombre: 120, fenetreSecondes: 60 },
  handler: async ({ body, entree, maintenant, sortie }, { orm, motsDePasse, reponses }) => {
    const em = orm.em.fork();
    const reseau = { genre: 'reseau', valeur: entree.reseau } as const;
    const essais = [reseau, ...essaisDeConnexion(body.identifiantConnexion, entree.reseau)];
    await compterEssai(essais, em, maintenant);
    const personne = await new CompteLectureRepository(em).trouverParIdentifiant(body.identifiantConnexion);
    const hachage = await new MotDePasseRepository(em).hachageDe(personne?.utilisateur.id ?? null);
    if (!(await motsDePasse.verifier(body.motDePasse, hachage)) || !personne)
      throw new BusinessError(
        'IDENTIFIANTS_INCORRECTS',
        'Identifiant ou mot de passe incorrect. En cas d’oubli, demandez le rappel de votre identifiant ou un nouveau mot de passe ; sinon, adressez-vous à l’administrateur de votre compte ou à l’assistance.',
      );
    await oublierEssais(essais, em);
    const demande = { utilisateurId: personne.utilisateur.id, code: body.code, maintenant };
    await exigerSecondFacteur(demande, { em, reponses });
    const { utilisateur, organisme } = personne;
    const arrivant = { type: 'UTILISATEUR', utilisateurId: utilisateur.id, organismeId: organisme.id } as const;
    const { sessionId, jetonCsrf, expireLe } = await ouvrirSession(arrivant, { em, maintenant, sortie });
    return { sessionId, jetonCsrf, expireLe: expireLe.toISOString() };
  },
});
