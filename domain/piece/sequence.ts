/** Recognises a sequence of bytes in a stream, wherever its chunks are cut. */
export class Sequence {
  readonly #motif: Uint8Array;
  #fin: Uint8Array = new Uint8Array();
  #vue = false;

  constructor(motif: Uint8Array) {
    this.#motif = motif;
  }

  get vue(): boolean {
    return this.#vue;
  }

  voir(octets: Uint8Array): void {
    if (this.#vue) return;
    const reste = this.#motif.length - 1;
    const couture = Uint8Array.from([...this.#fin, ...octets.subarray(0, reste)]);
    this.#vue = contient(couture, this.#motif) || contient(octets, this.#motif);
    this.#fin =
      octets.length >= reste ? octets.slice(octets.length - reste) : couture.slice(Math.max(0, couture.length - reste));
  }
}

/** Bytes of an ASCII text. */
export const ascii = (texte: string): Uint8Array => Uint8Array.from(texte, (c) => c.charCodeAt(0));

/** True when that sequence stands there; allocates nothing, since a hostile file may hold millions of near misses. */
const presente = (octets: Uint8Array, motif: Uint8Array, rang: number): boolean => {
  for (let i = 0; i < motif.length; i += 1) if (octets[rang + i] !== motif[i]) return false;
  return true;
};

/** True when the bytes begin with that sequence. */
export const debutePar = (octets: Uint8Array, motif: Uint8Array): boolean => presente(octets, motif, 0);

const contient = (octets: Uint8Array, motif: Uint8Array): boolean => {
  const [premier = 0] = motif;
  for (let rang = octets.indexOf(premier); rang >= 0; rang = octets.indexOf(premier, rang + 1))
    if (presente(octets, motif, rang)) return true;
  return false;
};
