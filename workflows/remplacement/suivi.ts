import type { RemplacementSuivi } from '../../domain/remplacement/ordres.ts';

/** What one run knows: a copy of its request, and the mails that its handlers left to the story. */
export type Suivi = {
  remplacement: RemplacementSuivi | null;
  /** Orders received by this run. */
  actes: number;
  readonly courriels: string[];
};

/** Handlers end in any order: an older view of the request changes nothing. */
export const suivre = (suivi: Suivi, lu: RemplacementSuivi | null, courrielIds: readonly string[] = []): void => {
  suivi.courriels.push(...courrielIds);
  if (lu !== null && lu.version >= (suivi.remplacement?.version ?? 0)) suivi.remplacement = lu;
};
