import type { EntityManager } from '@mikro-orm/postgresql';
import type { Utilisateur } from '../../database/entities/utilisateur.entity.ts';
import { MotDePasseRepository } from '../../database/repositories/technique/mot-de-passe.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { compterEssai, oublierEssais, type Sujet } from './delais.ts';
import type { MotsDePasse } from './mots-de-passe.ts';

type Demande = { personne: Utilisateur; motDePasse: string; champ: string; maintenant: Date };

/** What the attempts of a person count against, at sign-in and wherever her password is asked again. */
export const essaisDe = ({ identifiantConnexion }: Utilisateur): Sujet => ({
  genre: 'identifiant',
  valeur: identifiantConnexion ?? '',
});

/**
 * The password asked again of who is signed in, before what she could not undo: an open session is not enough. A wrong one
 * (MOT_DE_PASSE_INCORRECT) counts as an attempt to sign in.
 */
export const exigerMotDePasse = async (
  { personne, motDePasse, champ, maintenant }: Demande,
  { em, motsDePasse }: { em: EntityManager; motsDePasse: MotsDePasse },
): Promise<void> => {
  const essais = essaisDe(personne);
  await compterEssai([essais], em, maintenant);
  const hachage = await new MotDePasseRepository(em).hachageDe(personne.id);
  if (!(await motsDePasse.verifier(motDePasse, hachage)))
    throw new BusinessError('MOT_DE_PASSE_INCORRECT', 'Ce mot de passe n’est pas le vôtre : saisissez-le à nouveau.', {
      champ,
    });
  await oublierEssais([essais], em);
};
