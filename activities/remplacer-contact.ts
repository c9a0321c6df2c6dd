import type { EntityManager } from '@mikro-orm/postgresql';
import { ContratEntity } from '../database/entities/contrat.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import type { Contact } from '../domain/dossier/demande-contact.ts';
import { changeDAdresse } from '../domain/organisme/contact.ts';
import type { DossierDeps } from './deps.ts';
import { renvoyerSansCompte } from './renvoi-identifiants.activities.ts';

/** `effetId` names the links and mails of that change. */
type NouveauContact = { organisme: Organisme; contact: Contact; effetId: string; acteur: string; le: string };

/**
 * Puts a contact on record for an organisme under lock, in the transaction of the act that decides it. The address of before
 * opens no account any more: its links of inscription end, and the new one gets those of the accounts that nobody opened.
 */
export const remplacerContact = async (
  em: EntityManager,
  { organisme, contact, effetId, acteur, le }: NouveauContact,
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<string[]> => {
  const { contactCourriel: avant, id: organismeId, siret } = organisme;
  const { nom, prenom, courriel } = contact;
  Object.assign(organisme, { contactNom: nom, contactPrenom: prenom, contactCourriel: courriel });
  await em.flush();
  if (!changeDAdresse(avant, courriel)) return [];
  const jetons = new JetonRepository(em);
  for (const { id: sujetId } of await em.find(ContratEntity, { organismeId }))
    await jetons.terminer({ usages: ['INSCRIPTION'], sujetId, le });
  return renvoyerSansCompte(em, { effetId, sujet: { siret }, acteur, le }, deps);
};
