import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Anneau, clesDe } from './trousseau.ts';

/**
 * A file as a sequence of frames, each sealed apart, so that any range can be read and still be authenticated (the STREAM
 * construction). Header (128 bytes): `ACFI`, version, length of the key id, key id, salt, nonce prefix, zeros. The key of the
 * file is derived from the ring's key and the salt, so nonces never meet between files; a nonce is prefix, frame number and
 * a mark on the last frame, so frames cannot be dropped, repeated, swapped or cut. The header is authenticated by each frame.
 */
export const TRAME_CLAIRE_OCTETS = 65_536;
const SCEAU_OCTETS = 16;
export const TRAME_SCELLEE_OCTETS = TRAME_CLAIRE_OCTETS + SCEAU_OCTETS;
export const ENTETE_OCTETS = 128;

const MARQUE = Buffer.from('ACFI');
const VERSION = 1;
const POSITION = { version: 4, longueurCleId: 5, cleId: 6, sel: 70, prefixe: 102, fin: 109 };
const CLE_ID_OCTETS = POSITION.sel - POSITION.cleId;

/** Seals or opens frame number `rang` of one file. */
export type Trames = {
  readonly cleId: string;
  readonly entete: Uint8Array;
  sceller(clair: Uint8Array, rang: number, derniere: boolean): Uint8Array;
  /** Throws when a byte, the rank, the mark of the last frame or the header is not what was sealed. */
  ouvrir(scelle: Uint8Array, rang: number, derniere: boolean): Uint8Array;
};

const tramesDe = (cleId: string, cle: Uint8Array, entete: Buffer): Trames => {
  const sel = entete.subarray(POSITION.sel, POSITION.prefixe);
  const cleDuFichier = Buffer.from(hkdfSync('sha256', cle, sel, 'accrochage:fichier:1', 32));
  const nonceDe = (rang: number, derniere: boolean): Buffer => {
    const nonce = Buffer.alloc(12);
    entete.copy(nonce, 0, POSITION.prefixe, POSITION.fin);
    nonce.writeUInt32BE(rang, 7);
    nonce[11] = derniere ? 1 : 0;
    return nonce;
  };
  return {
    cleId,
    entete,
    sceller(clair, rang, derniere) {
      const chiffre = createCipheriv('aes-256-gcm', cleDuFichier, nonceDe(rang, derniere));
      chiffre.setAAD(entete);
      return Buffer.concat([chiffre.update(clair), chiffre.final(), chiffre.getAuthTag()]);
    },
    ouvrir(scelle, rang, derniere) {
      const fin = scelle.length - SCEAU_OCTETS;
      if (fin < 0) throw new Error('trame incomplète');
      const dechiffre = createDecipheriv('aes-256-gcm', cleDuFichier, nonceDe(rang, derniere), {
        authTagLength: SCEAU_OCTETS,
      });
      dechiffre.setAAD(entete);
      dechiffre.setAuthTag(scelle.subarray(fin));
      const clair = dechiffre.update(scelle.subarray(0, fin));
      dechiffre.final();
      return clair;
    },
  };
};

/** Begins a new file under the active key. */
export const nouvellesTrames = (anneau: Anneau): Trames => {
  const nom = Buffer.from(anneau.active);
  if (nom.length > CLE_ID_OCTETS) throw new Error(`le nom de la clé ${anneau.active} dépasse ${CLE_ID_OCTETS} octets`);
  const entete = Buffer.alloc(ENTETE_OCTETS);
  MARQUE.copy(entete);
  entete[POSITION.version] = VERSION;
  entete[POSITION.longueurCleId] = nom.length;
  nom.copy(entete, POSITION.cleId);
  randomBytes(POSITION.fin - POSITION.sel).copy(entete, POSITION.sel);
  return tramesDe(anneau.active, cleDe(anneau, anneau.active), entete);
};

/** Opens a file by its header, under the key the header names; null when it is not a header of ours. */
export const tramesDepuisEntete = (anneau: Anneau, entete: Buffer): Trames | null => {
  if (entete.length !== ENTETE_OCTETS || !entete.subarray(0, MARQUE.length).equals(MARQUE)) return null;
  const longueur = entete[POSITION.longueurCleId] ?? 0;
  if (entete[POSITION.version] !== VERSION || longueur > CLE_ID_OCTETS) return null;
  const cleId = entete.toString('utf8', POSITION.cleId, POSITION.cleId + longueur);
  return tramesDe(cleId, cleDe(anneau, cleId), entete);
};

/** Number of frames and clear size of a sealed file, from its size on disk; null when no such file can have that size. */
export const mesurer = (tailleScellee: number): { trames: number; tailleClaire: number } | null => {
  const corps = tailleScellee - ENTETE_OCTETS;
  const trames = Math.ceil(corps / TRAME_SCELLEE_OCTETS);
  const derniere = corps - (trames - 1) * TRAME_SCELLEE_OCTETS;
  if (corps < SCEAU_OCTETS || derniere < SCEAU_OCTETS) return null;
  return { trames, tailleClaire: corps - trames * SCEAU_OCTETS };
};

const cleDe = (anneau: Anneau, id: string): Uint8Array => {
  const cle = clesDe(anneau).get(id);
  if (!cle) throw new Error(`la clé ${id} n’est pas dans l’anneau`);
  return cle;
};
