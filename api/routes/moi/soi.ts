import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CompteLectureRepository, type Personne } from '../../../database/repositories/compte-lecture.repository.ts';
import type { AppelantUtilisateur } from '../../../domain/compte/appelant.ts';
import type { OrdrePersonne } from '../../../domain/compte/ordres.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import type { MotsDePasse } from '../../securite/mots-de-passe.ts';

export type DepsSoi = { orm: Pick<MikroORM, 'em'>; ordres: Ordres; motsDePasse: MotsDePasse };

export const motDePasseCourant = z.string().min(1).max(1000).meta({ description: 'Mot de passe actuel, redemandé' });
export const codeSecondFacteur = z.string().trim().min(1).max(50).optional().meta({
  description: 'Code du second facteur, ou code de secours, quand la réponse SECOND_FACTEUR_REQUIS le demande',
});
export const nouveauMotDePasse = z
  .string()
  .min(1)
  .max(1000)
  .meta({ description: 'Au moins 14 caractères, difficile à deviner' });

/** The row of who is signed in. */
export const lireSoi = async ({ utilisateurId }: AppelantUtilisateur, em: EntityManager): Promise<Personne> => {
  const personne = await new CompteLectureRepository(em).trouverPersonne(utilisateurId);
  if (!personne) throw introuvable('Cette personne');
  return personne;
};

/** An order of a person on herself. */
export const ordreDeSoi = (personneId: string, effetId: string, maintenant: Date): OrdrePersonne => ({
  effetId,
  personneId,
  auteur: { qui: 'PERSONNE', id: personneId },
  le: maintenant.toISOString(),
});

/** Words that a password of hers must not be made of. */
export const motsPropres = ({ utilisateur, organisme }: Personne): string[] => [
  utilisateur.nom,
  utilisateur.prenom,
  utilisateur.courriel,
  utilisateur.identifiantConnexion ?? '',
  organisme.raisonSociale,
  organisme.siret,
  organisme.matricule ?? '',
];
