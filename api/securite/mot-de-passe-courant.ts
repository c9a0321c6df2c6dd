import type { EntityManager } from '@mikro-orm/postgresql';
import type { Utilisateur } from '../../database/entities/utilisateur.entity.ts';
import { MotDePasseRepository } from '../../database/repositories/technique/mot-de-passe.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { compterEssai, oublierEssais, type Sujet } from './delais.ts';
import type { MotsDePasse } from './mots-de-passe.ts';

type Demande = { personne: Utilisateur; motDePasse: string; champ: string; maintenant: Date };

/** What the attempts of a person count against wherever her password is asked again: nobody else's, and not her sign-ins. */
export const essaisDe = ({ id }: Utilisateur): Sujet => ({ genre: 'mot-de-passe', valeur: id });

/**
 * The password asked again of who is signed in, before what she could not undo: an open session is not enough. A wrong one is
 * refused (MOT_DE_PASSE_INCORRECT), slower and slower.
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
