/** A mail as it was sent, kept sealed with the try that sent it; the token of its link is masked. */
export type CourrielGarde = { destinataire: string; sujet: string; texte: string; html: string };

/** What stands for the token of a link wherever a mail is kept or shown. */
export const JETON_MASQUE = 'jeton-masque';

/** Authenticated with the seal: the content of one try does not open as that of another. */
export const contexteEssai = (courrielId: string, tentative: number): string => `courriel:${courrielId}:${tentative}`;

/** Years: what has legal effect may be discussed as long as a personal action lasts (code civil, article 2224). */
const CONSERVATION_ANNEES = { effetLegal: 5, autre: 1 } as const;

/** Instant from which a try, and the mail as it was sent, are erased. */
export const garderJusqua = (le: Date, effetLegal: boolean): Date => {
  const fin = new Date(le);
  fin.setUTCFullYear(fin.getUTCFullYear() + CONSERVATION_ANNEES[effetLegal ? 'effetLegal' : 'autre']);
  return fin;
};
