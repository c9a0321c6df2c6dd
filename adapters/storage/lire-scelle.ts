import type { FileHandle } from 'node:fs/promises';
import { type Plage, StockageError } from '../../domain/depot/stockage.ts';
import {
  ENTETE_OCTETS,
  mesurer,
  TRAME_CLAIRE_OCTETS,
  TRAME_SCELLEE_OCTETS,
  type Trames,
  tramesDepuisEntete,
} from '../chiffrement/trames.ts';
import type { Anneau } from '../chiffrement/trousseau.ts';

type Source = { fichier: FileHandle; cle: string; anneau: Anneau };

const lireA = async (fichier: FileHandle, position: number, longueur: number): Promise<Buffer> => {
  const tampon = Buffer.alloc(longueur);
  let lus = 0;
  while (lus < longueur) {
    const { bytesRead } = await fichier.read(tampon, lus, longueur - lus, position + lus);
    if (bytesRead === 0) break;
    lus += bytesRead;
  }
  return tampon.subarray(0, lus);
};

const ouvrirTrame = (trames: Trames, scellee: Buffer, rang: number, derniere: boolean, cle: string): Uint8Array => {
  try {
    return trames.ouvrir(scellee, rang, derniere);
  } catch {
    throw new StockageError('ALTERE', cle, `trame ${rang}`);
  }
};

/**
 * Clear bytes of a range, frame by frame. A range that reaches the end of the file, or lies after it, opens the last frame
 * too: so a file that was cut short is never taken for one that ends there.
 */
export async function* lireScelle({ fichier, cle, anneau }: Source, plage: Plage): AsyncGenerator<Uint8Array> {
  const { size } = await fichier.stat();
  const mesure = mesurer(size);
  const trames = mesure && tramesDepuisEntete(anneau, await lireA(fichier, 0, ENTETE_OCTETS));
  if (!mesure || !trames) throw new StockageError('ALTERE', cle, 'en-tête');

  const debut = plage.debut ?? 0;
  const fin = Math.min(debut + (plage.longueur ?? Number.POSITIVE_INFINITY), mesure.tailleClaire);
  const derniereTrame = mesure.trames - 1;
  const premiere = Math.min(Math.floor(debut / TRAME_CLAIRE_OCTETS), derniereTrame);
  const ultime = fin === mesure.tailleClaire ? derniereTrame : Math.floor(Math.max(fin - 1, 0) / TRAME_CLAIRE_OCTETS);
  for (let rang = premiere; rang <= ultime; rang += 1) {
    const scellee = await lireA(fichier, ENTETE_OCTETS + rang * TRAME_SCELLEE_OCTETS, TRAME_SCELLEE_OCTETS);
    const clair = ouvrirTrame(trames, scellee, rang, rang === derniereTrame, cle);
    const origine = rang * TRAME_CLAIRE_OCTETS;
    const utile = clair.subarray(Math.max(debut - origine, 0), Math.max(fin - origine, 0));
    if (utile.length > 0) yield utile;
  }
}
