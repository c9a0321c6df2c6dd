import type { ModeleCourriel } from '../courriel/courriel.ts';

/** Times that anybody may ask for the identifiers of one SIRET within 24 hours. */
export const RENVOIS_PAR_JOUR = 3;

/** Whose identifiers: all that hangs on a SIRET, or those of the role that the contract of a link opens. */
export type SujetRenvoi = { siret: string } | { contratId: string };

/** `effetId` names the mails and links that the order makes: given twice, it makes them once. */
export type RenvoiIdentifiants = { effetId: string; sujet: SujetRenvoi; acteur: string; le: string };

export type IdentifiantsRenvoyes = { courriels: { courrielId: string; modele: ModeleCourriel }[] };
