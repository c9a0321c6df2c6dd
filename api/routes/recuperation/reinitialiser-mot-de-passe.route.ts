import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { remplacerMotDePasse } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { essaisDeConnexion, oublierEssais } from '../../securite/delais.ts';
import { ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';
import { essaisDe } from '../../securite/mot-de-passe-courant.ts';
import { type DepsSoi, motsPropres, nouveauMotDePasse, ordreDeSoi } from '../moi/soi.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';

/**
 * The link is the proof; it wakes an access that slept. Every session ends, and the attempts to sign in are forgotten, those
 * from here at least.
 */
export const reinitialiserMotDePasseRoute = defineRoute<DepsSoi & { jetons: Empreinte }>()({
  method: 'post',
  path: '/recuperation/mot-de-passe/remplacement',
  permission: 'public',
  tag: 'Récupération',
  summary: 'Choisir un nouveau mot de passe avec le lien reçu par courriel',
  description: 'Toutes les sessions sont fermées. Le lien ne sert qu’une fois.',
  body: z.strictObject({ jeton: z.string().max(200), motDePasse: nouveauMotDePasse }),
  status: 204,
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, entree, effetId, maintenant }, { orm, ordres, jetons, motsDePasse }) => {
    const em = orm.em.fork();
    const jeton = await ouvrirLienNeuf({ texte: body.jeton, usage: 'MOT_DE_PASSE', maintenant }, { em, jetons });
    const personne = await new CompteLectureRepository(em).trouverPersonne(jeton.sujetId);
    if (!personne) throw lienInvalide();
    motsDePasse.exigerRobuste(body.motDePasse, motsPropres(personne), 'motDePasse');
    const hachage = await motsDePasse.hacher(body.motDePasse);
    await new MotDePasseRepository(em).deposer(effetId, hachage, maintenant);
    const commun = ordreDeSoi(personne.utilisateur.id, effetId, maintenant);
    const ordre = { ...commun, motDePasseId: effetId, jetonId: jeton.id, sessionGardeeId: null };
    await ordonnerAuCompte({ compteId: personne.compte.id, update: remplacerMotDePasse, ordre, effetId }, ordres);
    const connexion = essaisDeConnexion(personne.utilisateur.identifiantConnexion ?? '', entree.reseau);
    await oublierEssais([essaisDe(personne.utilisateur), ...connexion], em);
  },
});
