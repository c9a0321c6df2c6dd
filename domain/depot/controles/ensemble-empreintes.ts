const MOTS_PAR_CASE = 5;
const CAPACITE_INITIALE = 1024;

/** Multiplier and starting value of each of the four lanes; the lanes only need to differ. */
const VOIES = [
  [0x9e3779b1, 0x243f6a88],
  [0x85ebca6b, 0x85a308d3],
  [0xc2b2ae35, 0x13198a2e],
  [0x27d4eb2f, 0x03707344],
] as const;

const melanger = (etat: number): number => {
  let h = etat;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

const empreinte = (texte: string): [number, number, number, number] => {
  const mots: [number, number, number, number] = [0, 0, 0, 0];
  VOIES.forEach(([facteur, depart], voie) => {
    let h = depart ^ texte.length;
    for (let i = 0; i < texte.length; i += 1) h = Math.imul((h << 13) | (h >>> 19), facteur) ^ texte.charCodeAt(i);
    mots[voie] = melanger(h);
  });
  return mots;
};

/**
 * Remembers texts by a 128-bit fingerprint (never the text) with one positive number each, in one typed array: 20 bytes a
 * slot, 10 MB for 200 000 texts. Beyond `maximum` texts it remembers no more, so a hostile file cannot fill the memory.
 */
export class EnsembleEmpreintes {
  private cases = new Uint32Array(CAPACITE_INITIALE * MOTS_PAR_CASE);
  private capacite = CAPACITE_INITIALE;
  private nombre = 0;
  private readonly maximum: number;

  constructor(maximum: number) {
    this.maximum = maximum;
  }

  /** Number given with the first occurrence, or undefined when this is the first, which is then remembered. */
  ajouter(texte: string, valeur: number): number | undefined {
    const mots = empreinte(texte);
    const position = this.chercher(mots);
    const connue = this.cases[position + 4];
    if (connue) return connue;
    if (this.nombre >= this.maximum) return undefined;
    this.cases.set(mots, position);
    this.cases[position + 4] = valeur;
    this.nombre += 1;
    if (this.nombre * 2 > this.capacite) this.agrandir();
    return undefined;
  }

  /** Offset of the slot that holds the fingerprint, or of the free slot where it would go. */
  private chercher(mots: readonly [number, number, number, number]): number {
    let indice = mots[0] & (this.capacite - 1);
    for (;;) {
      const position = indice * MOTS_PAR_CASE;
      const libre = this.cases[position + 4] === 0;
      if (libre || mots.every((mot, rang) => this.cases[position + rang] === mot)) return position;
      indice = (indice + 1) & (this.capacite - 1);
    }
  }

  private agrandir(): void {
    const anciennes = this.cases;
    this.capacite *= 2;
    this.cases = new Uint32Array(this.capacite * MOTS_PAR_CASE);
    for (let position = 0; position < anciennes.length; position += MOTS_PAR_CASE) {
      const contenu = anciennes.subarray(position, position + MOTS_PAR_CASE);
      if (contenu[4] === 0) continue;
      const [a = 0, b = 0, c = 0, d = 0] = contenu;
      this.cases.set(contenu, this.chercher([a, b, c, d]));
    }
  }
}
