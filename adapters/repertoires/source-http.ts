import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SourceRepertoires } from '../../domain/organisme/source-repertoires.ts';

export type OptionsSource = {
  /** `AAAA-MM-JJ` in it stands for the day. */
  url: string;
  tailleMaxOctets?: number;
  /** Longest time without a byte. */
  silenceMaxMs?: number;
  dureeMaxMs?: number;
};

/** The archive could not be had whole: `HTTP_404`, `DELAI`, `RESEAU`, `TROP_GROS`, `PAS_UNE_ARCHIVE`. */
export class TelechargementImpossible extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Archive des répertoires : ${code}.`);
    this.name = 'TelechargementImpossible';
    this.code = code;
  }
}

/** First bytes of a zip archive. */
const MARQUE_ZIP = Buffer.from('PK\x03\x04');

/** The archive of France compétences by HTTP, as a stream to a file: bounded in size, in silence and in time. */
export const createSourceHttp = (options: OptionsSource): SourceRepertoires => {
  const { url, tailleMaxOctets = 500_000_000, silenceMaxMs = 30_000, dureeMaxMs = 900_000 } = options;
  return {
    async telecharger(vers, { jour, signal }) {
      const duree = AbortSignal.timeout(dureeMaxMs);
      const silence = new AbortController();
      const chien = setTimeout(() => silence.abort(), silenceMaxMs);
      const tous = AbortSignal.any([signal, duree, silence.signal]);
      const sha256 = createHash('sha256');
      try {
        const reponse = await fetch(url.replaceAll('AAAA-MM-JJ', jour), { signal: tous });
        if (!reponse.ok || reponse.body === null) {
          await reponse.body?.cancel();
          throw new TelechargementImpossible(`HTTP_${reponse.status}`);
        }
        const observer = surveiller({ tailleMaxOctets, sha256, vivant: () => chien.refresh() });
        await pipeline(reponse.body, observer, createWriteStream(vers), { signal: tous });
        return { sha256: sha256.digest('hex') };
      } catch (erreur) {
        // Whoever called the whole thing off wants to hear it as such.
        signal.throwIfAborted();
        if (erreur instanceof TelechargementImpossible) throw erreur;
        throw new TelechargementImpossible(tous.aborted ? 'DELAI' : 'RESEAU');
      } finally {
        clearTimeout(chien);
      }
    },
  };
};

type Surveillance = {
  tailleMaxOctets: number;
  sha256: { update(octets: Uint8Array): unknown };
  vivant(): void;
};

const surveiller = ({ tailleMaxOctets, sha256, vivant }: Surveillance) =>
  async function* (octets: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let taille = 0;
    let debut = Buffer.alloc(0);
    for await (const morceau of octets) {
      vivant();
      taille += morceau.byteLength;
      if (taille > tailleMaxOctets) throw new TelechargementImpossible('TROP_GROS');
      if (debut.length < MARQUE_ZIP.length) debut = Buffer.concat([debut, morceau.subarray(0, MARQUE_ZIP.length)]);
      sha256.update(morceau);
      yield morceau;
    }
    // A page of excuses under the status 200 is no archive.
    if (!debut.subarray(0, MARQUE_ZIP.length).equals(MARQUE_ZIP)) throw new TelechargementImpossible('PAS_UNE_ARCHIVE');
  };
