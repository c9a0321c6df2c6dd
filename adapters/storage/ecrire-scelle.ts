import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import type { FichierEcrit } from '../../domain/depot/stockage.ts';
import { TRAME_CLAIRE_OCTETS, type Trames } from '../chiffrement/trames.ts';

/** Ends with the signal's error even while the source is silent. */
const interruptible = (octets: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncIterable<Uint8Array> =>
  signal ? addAbortSignal(signal, Readable.from(octets)) : octets;

/** Writes header and sealed frames as the bytes come, holding one frame; the caller makes the file durable. */
export const ecrireScelle = async (
  fichier: FileHandle,
  trames: Trames,
  octets: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<FichierEcrit> => {
  const hachage = createHash('sha256');
  const trame = Buffer.alloc(TRAME_CLAIRE_OCTETS);
  let rempli = 0;
  let rang = 0;
  let tailleOctets = 0;
  const fermerTrame = async (derniere: boolean): Promise<void> => {
    await fichier.writeFile(trames.sceller(trame.subarray(0, rempli), rang, derniere));
    rang += 1;
    rempli = 0;
  };

  await fichier.writeFile(trames.entete);
  for await (const morceau of interruptible(octets, signal)) {
    hachage.update(morceau);
    tailleOctets += morceau.length;
    for (let lu = 0; lu < morceau.length; ) {
      // A full frame is sealed only when another byte follows: the last one carries a mark.
      if (rempli === TRAME_CLAIRE_OCTETS) await fermerTrame(false);
      const pris = Math.min(TRAME_CLAIRE_OCTETS - rempli, morceau.length - lu);
      trame.set(morceau.subarray(lu, lu + pris), rempli);
      rempli += pris;
      lu += pris;
    }
  }
  signal?.throwIfAborted();
  await fermerTrame(true);
  return { cleId: trames.cleId, tailleOctets, sha256: hachage.digest('hex') };
};
