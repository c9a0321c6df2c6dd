import { type Jeton, LecteurStructure } from './structure-xml.ts';

/** Where one passage stands in the file, in bytes, and whether it goes in the file of rejects. */
export type PassagePlace = { debut: number; longueur: number; garde: boolean };

/** Bytes that are enough to recognise the encoding. */
const OCTETS_DE_TETE = 4;

/** A certification is held back by its markup and few blanks: what a hostile file adds to them is not kept in memory. */
const RETENUE_MAXIMALE = 1024 * 1024;

/**
 * Decides of each piece of the file. A `certification` is held back until one of its passages is kept: without any, it goes
 * whole, since the schema wants at least one.
 */
class Trieur {
  readonly #sortie: Uint8Array[] = [];
  #certification: Uint8Array[] | null = null;
  #retenue = 0;
  #blanc: Uint8Array | null = null;
  /** Inside a passage that nobody listed: the second occurrence of an idTechnique. */
  #saut = false;

  /** Between passages. */
  structure(jeton: Jeton): void {
    if (this.#saut) {
      this.#saut = !(jeton.sorte === 'FIN' && jeton.nom === 'passageCertification');
      return;
    }
    if (this.#superflu(jeton)) return;
    if (jeton.sorte === 'BLANC') {
      this.#rendreBlanc();
      this.#blanc = jeton.octets;
      return;
    }
    if (jeton.sorte === 'DEBUT' && jeton.nom === 'passageCertification') {
      this.#blanc = null;
      this.#saut = true;
      return;
    }
    if (jeton.sorte === 'DEBUT' && jeton.nom === 'certification') {
      this.#certification = [];
      this.#retenue = 0;
    }
    this.#rendreBlanc();
    this.#ecrire(jeton.octets);
    if (jeton.sorte === 'FIN' && jeton.nom === 'certification') this.#certification = null;
  }

  /** First bytes of a passage: the blank before it goes or stays with it. */
  ouvrirPassage(garde: boolean): void {
    if (!garde) {
      this.#blanc = null;
      return;
    }
    this.#rendreBlanc();
    this.#sortie.push(...(this.#certification ?? []));
    this.#certification = null;
  }

  passage(octets: Uint8Array): void {
    this.#sortie.push(octets);
  }

  /** What may leave already. */
  *vider(): Generator<Uint8Array> {
    yield* this.#sortie.splice(0);
  }

  terminer(): void {
    this.#rendreBlanc();
  }

  #rendreBlanc(): void {
    if (this.#blanc !== null) this.#ecrire(this.#blanc);
    this.#blanc = null;
  }

  /** Held back, comments go, and so do blanks once there are too many: neither is data. */
  #superflu({ sorte }: Jeton): boolean {
    if (this.#certification === null) return false;
    return sorte === 'COMMENTAIRE' || (sorte === 'BLANC' && this.#retenue > RETENUE_MAXIMALE);
  }

  #ecrire(octets: Uint8Array): void {
    this.#retenue += octets.length;
    (this.#certification ?? this.#sortie).push(octets);
  }
}

async function* avecTete(octets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tete = new Uint8Array();
  for await (const morceau of octets) {
    if (tete.length >= OCTETS_DE_TETE) yield morceau;
    else {
      const avant = tete;
      tete = new Uint8Array(avant.length + morceau.length);
      tete.set(avant);
      tete.set(morceau, avant.length);
      if (tete.length >= OCTETS_DE_TETE) yield tete;
    }
  }
  if (tete.length < OCTETS_DE_TETE) yield tete;
}

/**
 * The file again with the rejected passages alone, in the organisme's own bytes: prologue, heading, certifications and
 * passages to correct, as they were written. `passages` come in the order of the file; a passage that is not among them is
 * left out. The file has passed the schema, so that its structure is known to be whole. One pass, flat memory.
 */
export async function* filtrerRejets(
  octets: AsyncIterable<Uint8Array>,
  passages: AsyncIterator<PassagePlace>,
): AsyncGenerator<Uint8Array> {
  const suivant = async (): Promise<PassagePlace | null> => {
    const { value, done } = await passages.next();
    return done ? null : value;
  };
  const trieur = new Trieur();
  const lecteur = new LecteurStructure((jeton) => trieur.structure(jeton));
  let passage = await suivant();
  let position = 0;
  for await (const morceau of avecTete(octets)) {
    lecteur.reconnaitre(morceau);
    for (let i = 0; i < morceau.length; ) {
      const dansPassage = passage !== null && position + i >= passage.debut;
      const borne = passage === null ? Number.POSITIVE_INFINITY : passage.debut + (dansPassage ? passage.longueur : 0);
      const fin = Math.min(morceau.length, borne - position);
      const tranche = morceau.subarray(i, fin);
      if (passage !== null && dansPassage) {
        if (position + i === passage.debut) {
          lecteur.couper();
          trieur.ouvrirPassage(passage.garde);
        }
        if (passage.garde) trieur.passage(tranche);
        if (position + fin === borne) passage = await suivant();
      } else lecteur.lire(tranche);
      i = fin;
    }
    position += morceau.length;
    yield* trieur.vider();
  }
  lecteur.couper();
  trieur.terminer();
  yield* trieur.vider();
}
