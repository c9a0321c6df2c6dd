import { PersonneRepository } from '../../database/repositories/personne.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { inviterPersonne } from '../inviter-personne.ts';
import type { EffetChangement } from './contexte.ts';

/**
 * Gives the right to assistance to the person who asked, on the one account: hers when she has an access, else by an
 * invitation to the account of the organisme. COMPTE_NON_OUVERT while the organisme has none.
 */
export const ouvrirAssistance: EffetChangement = async ({ em, organisme, changement, contenu, agentId, le, deps }) => {
  const { nom, prenom, courriel } = contenu.contact;
  const { comptes, siennes } =
    organisme === null
      ? { comptes: [], siennes: [] }
      : await new PersonneRepository(em).accesDansLOrganisme(organisme.id, courriel);
  const [compte] = comptes;
  if (compte === undefined)
    throw new BusinessError(
      'COMPTE_NON_OUVERT',
      'Cet organisme n’a pas encore de compte ouvert : l’accès à l’assistance pourra être confirmé quand il en aura un.',
    );
  for (const personne of siennes) personne.assistance = true;
  if (siennes.length > 0) return [];
  const qui = { nom, prenom, courriel, role: 'UTILISATEUR' as const, assistance: true };
  const invitation = { personneId: changement.id, compteId: compte.id, ...qui, acteur: `agent:${agentId}`, le };
  return (await inviterPersonne(em, invitation, deps)).courrielIds;
};
