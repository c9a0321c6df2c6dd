import type { Contact } from '../dossier/demande-contact.ts';

/** What an organisme says of itself. */
type Presentation = { raisonSociale: string; contact: Contact };

/**
 * Name and contact of an organisme whose case is accepted: an agent has seen those of the case, where those on record may
 * have been given by whoever named a déposant. A certificateur keeps its own, if it has an address.
 */
export const presentationALAcceptation = (
  connu: Presentation & { certificateur: boolean },
  { raisonSociale, contact }: Presentation,
): Presentation =>
  connu.certificateur && connu.contact.courriel !== ''
    ? { raisonSociale: connu.raisonSociale, contact: connu.contact }
    : { raisonSociale, contact };

/** Whether mails that went to somebody now go to somebody else. */
export const changeDAdresse = (avant: string, apres: string): boolean =>
  avant !== '' && avant.trim().toLowerCase() !== apres.trim().toLowerCase();
