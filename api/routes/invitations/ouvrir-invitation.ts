import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jeton } from '../../../database/entities/jeton.entity.ts';
import { CompteLectureRepository, type Personne } from '../../../database/repositories/compte-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { actePossible } from '../../../domain/compte/acces-personne.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { ouvrirLienNeuf } from '../../securite/lien.ts';

/** The person whom an invitation link invites; the link of an invitation taken back opens nothing. */
export const ouvrirInvitation = async (
  texte: string,
  { em, jetons, maintenant }: { em: EntityManager; jetons: Empreinte; maintenant: Date },
): Promise<{ jeton: Jeton; invitee: Personne }> => {
  const jeton = await ouvrirLienNeuf({ texte, usage: 'INVITATION', maintenant }, { em, jetons });
  const invitee = await new CompteLectureRepository(em).trouverPersonne(jeton.sujetId);
  if (!invitee || !actePossible(invitee.utilisateur.etat, 'accepter', 'PERSONNE')) throw lienInvalide();
  return { jeton, invitee };
};
