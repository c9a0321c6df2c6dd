import type { Organisme } from '../../database/entities/organisme.entity.ts';
import type { Utilisateur } from '../../database/entities/utilisateur.entity.ts';
import { CourrielRepository } from '../../database/repositories/courriel.repository.ts';
import { JournalRepository } from '../../database/repositories/journal.repository.ts';
import { PersonneRepository } from '../../database/repositories/personne.repository.ts';
import { droitsChanges } from '../../domain/courriel/compositions-personne.ts';
import { BusinessError } from '../../domain/errors.ts';
import { inviterPersonne } from '../inviter-personne.ts';
import type { ContexteChangement, EffetChangement } from './contexte.ts';

/**
 * Gives the right to assistance to the person who asked, on the one account: hers when she has an access, else by an
 * invitation to the account of the organisme. COMPTE_NON_OUVERT while the organisme has none.
 */
export const ouvrirAssistance: EffetChangement = async (contexte) => {
  const { em, organisme, changement, contenu, agentId, le, deps } = contexte;
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
  const [sienne] = siennes;
  if (organisme !== null && sienne !== undefined) return donnerAssistance({ ...contexte, organisme }, sienne);
  const qui = { nom, prenom, courriel, role: 'UTILISATEUR' as const, assistance: true };
  const invitation = { personneId: changement.id, compteId: compte.id, ...qui, acteur: `agent:${agentId}`, le };
  return (await inviterPersonne(em, invitation, deps)).courrielIds;
};

/** Under the lock of the account, as an administrateur would do it. She has it already: writes nothing. */
const donnerAssistance = async (
  { em, organisme, changement, agentId, le, deps }: ContexteChangement & { organisme: Organisme },
  { id, compteId }: Utilisateur,
): Promise<string[]> => {
  const personnes = new PersonneRepository(em);
  await personnes.compteForUpdate(compteId);
  const personne = await personnes.getForUpdate(compteId, id);
  if (personne.assistance) return [];
  personne.assistance = true;
  await em.flush();
  const { prenom, nom, courriel, role } = personne;
  const { id: organismeId, raisonSociale } = organisme;
  const objet = { objetType: 'utilisateur', objetId: id };
  const ligne = { organismeId, le, acteur: `agent:${agentId}`, acte: 'personne.donnerAssistance', ...objet };
  await new JournalRepository(em).ajouter(ligne);
  const compose = droitsChanges({ prenom, nom, courriel, raisonSociale }, { role, assistance: true });
  const cle = `droits-changes:${changement.id}`;
  return [await new CourrielRepository(em, deps.domaineCourriels).deposer({ ...compose, cle, organismeId, le })];
};
