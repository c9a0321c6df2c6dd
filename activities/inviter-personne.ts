import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { type Utilisateur, UtilisateurEntity } from '../database/entities/utilisateur.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { PersonneRepository } from '../database/repositories/personne.repository.ts';
import type { RoleUtilisateur } from '../domain/compte/appelant.ts';
import { invitation } from '../domain/courriel/compositions-personne.ts';
import { cleCourriel } from './acte-compte.ts';
import type { DossierDeps } from './deps.ts';

export type PersonneAInviter = {
  /** Id that she will have: the id of the effect that invites her. */
  personneId: string;
  compteId: string;
  nom: string;
  prenom: string;
  courriel: string;
  role: RoleUtilisateur;
  assistance: boolean;
  /** Who invites, as the journal names it. */
  acteur: string;
  le: string;
};

export type DepsInvitation = Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;

/**
 * Invites a person into an account, within the caller's transaction: her row, a single-use link of fifteen days, its mail, a
 * line in the journal. Locks the account. One `personneId`, one person: run twice, writes nothing more. Refuses
 * (PERSONNE_EXISTANTE) an address that somebody of the account bears already.
 */
export const inviterPersonne = async (
  em: EntityManager,
  aInviter: PersonneAInviter,
  deps: DepsInvitation,
): Promise<{ personne: Utilisateur; courrielIds: string[] }> => {
  const { personneId, compteId, acteur, le, ...coordonnees } = aInviter;
  const personnes = new PersonneRepository(em);
  const { organismeId } = await personnes.compteForUpdate(compteId);
  let personne = await em.findOne(UtilisateurEntity, { id: personneId, compteId });
  if (personne === null) {
    await personnes.exigerAdresseLibre(compteId, coordonnees.courriel, personneId);
    const depuis = { etat: 'INVITE' as const, etatChangeLe: new Date(le), creeLe: new Date(le) };
    personne = em.create(UtilisateurEntity, { id: personneId, compteId, ...coordonnees, ...depuis });
    await em.flush();
    const objet = { objetType: 'utilisateur', objetId: personneId, etatApres: 'INVITE' };
    await new JournalRepository(em).ajouter({ organismeId, le, acteur, acte: 'personne.inviter', ...objet });
  }
  const envoi = { emission: personneId, le, organismeId };
  return { personne, courrielIds: [await envoyerInvitation(em, personne, envoi, deps)] };
};

/** Issues the link of an emission, which closes those before it, and its mail. Run twice for one emission, it is one mail. */
export const envoyerInvitation = async (
  em: EntityManager,
  personne: Utilisateur,
  { emission, le, organismeId }: { emission: string; le: string; organismeId: string },
  { jetons, domaineCourriels }: DepsInvitation,
): Promise<string> => {
  const lien = { usage: 'INVITATION' as const, sujetId: personne.id, cleId: jetons.cleActive, le, emission };
  const jetonId = await new JetonRepository(em).emettre(lien);
  const { raisonSociale } = await em.findOneOrFail(OrganismeEntity, { id: organismeId });
  const { prenom, nom, courriel, role } = personne;
  return new CourrielRepository(em, domaineCourriels).deposer({
    cle: cleCourriel(emission, 'invitation'),
    ...invitation({ prenom, nom, courriel, raisonSociale }, { role, jetonId }),
    organismeId,
    le,
  });
};
