/** Exit codes of every command. */
export const CODE_SORTIE = { succes: 0, refus: 1, usage: 2, panne: 3 } as const;

/** A technical failure told in one sentence: the root program prints it and leaves with code 3. */
export class PanneCli extends Error {
  override readonly name = 'PanneCli';
}

const LIGNES_MAX = 100;

/** Tells on the error output which lines of a file were left out, and why. */
export const annoncerLignesRefusees = (refus: readonly { ligne: number; motif: string }[]): void => {
  for (const { ligne, motif } of refus.slice(0, LIGNES_MAX)) console.error(`Ligne ${ligne} refusée : ${motif}.`);
  if (refus.length > LIGNES_MAX) console.error(`… et ${refus.length - LIGNES_MAX} autres lignes refusées.`);
};
