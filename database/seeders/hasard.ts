/** Reproducible pseudo-randomness: the same seed gives the same draws on every machine. Not for secrets. */
export type Hasard = {
  /** A number in [0, 1[. */
  reel(): number;
  /** An integer in [0, max[. */
  entier(max: number): number;
  /** An integer in [min, max], both ends included. */
  entre(min: number, max: number): number;
  choisir<T>(liste: readonly T[]): T;
  probable(probabilite: number): boolean;
};

const MELANGE = 0x9e3779b9;

/** sfc32, seeded by any number of integers: `creerHasard(graine, index)` gives an independent sequence per index. */
export const creerHasard = (...graines: readonly number[]): Hasard => {
  const etat = new Uint32Array([0x243f6a88, 0x85a308d3, 0x13198a2e, 1]);
  const suivant = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = etat;
    const t = (a + b + d) | 0;
    etat[0] = b ^ (b >>> 9);
    etat[1] = (c + (c << 3)) | 0;
    etat[2] = (((c << 21) | (c >>> 11)) + t) | 0;
    etat[3] = (d + 1) | 0;
    return t >>> 0;
  };
  for (const graine of graines) {
    etat[0] = (etat[0] ?? 0) ^ Math.imul(graine | 0, MELANGE);
    etat[1] = (etat[1] ?? 0) ^ Math.floor(graine / 2 ** 32);
    for (let tour = 0; tour < 12; tour++) suivant();
  }

  const reel = (): number => suivant() / 2 ** 32;
  const entier = (max: number): number => Math.floor(reel() * max);
  return {
    reel,
    entier,
    entre: (min, max) => min + entier(max - min + 1),
    choisir: <T>(liste: readonly T[]): T => {
      if (liste.length === 0) throw new RangeError('Rien à choisir dans une liste vide.');
      return liste[entier(liste.length)] as T;
    },
    probable: (probabilite) => reel() < probabilite,
  };
};
