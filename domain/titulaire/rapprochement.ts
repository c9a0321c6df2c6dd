import type { IdentificationLue } from '../depot/analyse.ts';

/** Rank of the official sentence when no single person was found (receipts: messages of the matching stage). */
export type PhraseRapprochement = 3 | 4 | 5 | 6;

export type DemandeRapprochement = { rang: number; identification: IdentificationLue };

/** `nir` has 13 characters, without the key. */
export type ReponseRapprochement =
  | { rang: number; trouve: true; nir: string }
  | { rang: number; trouve: false; phrase: PhraseRapprochement };

/**
 * Port of the national register of persons. One answer per request, by rank, in any order; reads only, so it may be asked
 * again. Rejects as a whole (technical) when the register cannot answer.
 */
export type Sngi = {
  rapprocher(lot: DemandeRapprochement[], signal?: AbortSignal): Promise<ReponseRapprochement[]>;
};
