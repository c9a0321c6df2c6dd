import type { EtatCourriel } from './courriel.ts';

/**
 * How the mail server took a mail. REFUSE: it will never take it. REPORTE: it took nothing, try later. INCONNUE: the
 * connection was lost when it may have taken it.
 */
export type IssueEnvoi = 'ACCEPTE' | 'REFUSE' | 'REPORTE' | 'INCONNUE';

/** Last try of a mail that is put off each time: five days after the first, as mail servers do among themselves. */
export const TENTATIVES_MAX = 37;

/** Times a mail without legal effect is sent again when its outcome stays unknown; then a person looks. */
export const DOUTES_MAX = 5;

const MINUTE_MS = 60_000;
const DELAI_MAX_MS = 240 * MINUTE_MS;

/** Wait after that many tries: 1, 2, 4… minutes, four hours at most. */
export const delaiAvantEssaiMs = (tentatives: number): number =>
  Math.min(MINUTE_MS * 2 ** Math.max(tentatives - 1, 0), DELAI_MAX_MS);

/** What becomes of a mail after a try; `dansMs` is the wait before the next one, null when there is none. */
export const suiteEnvoi = (essai: {
  issue: IssueEnvoi;
  tentatives: number;
  effetLegal: boolean;
}): { etat: Exclude<EtatCourriel, 'EN_COURS'>; dansMs: number | null } => {
  const { issue, tentatives, effetLegal } = essai;
  const plusTard = { etat: 'A_ENVOYER', dansMs: delaiAvantEssaiMs(tentatives) } as const;
  switch (issue) {
    case 'ACCEPTE':
      return { etat: 'ENVOYE', dansMs: null };
    case 'REFUSE':
      return { etat: 'REFUSE', dansMs: null };
    case 'REPORTE':
      return tentatives < TENTATIVES_MAX ? plusTard : { etat: 'REFUSE', dansMs: null };
    case 'INCONNUE':
      return effetLegal || tentatives >= DOUTES_MAX ? { etat: 'INCERTAIN', dansMs: null } : plusTard;
  }
};
