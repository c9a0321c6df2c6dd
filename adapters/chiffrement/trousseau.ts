import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Empreinte, Trousseau } from '../../domain/securite/trousseau.ts';

/** A ring of keys as the configuration gives it: base64 of 32 bytes each. */
export type Anneau = { active: string; cles: Record<string, string> };

const NONCE_OCTETS = 12;
const SCEAU_OCTETS = 16;

/** Decoded keys of a ring; throws when one is not 32 bytes long or the active one is missing. */
export const clesDe = (anneau: Anneau): Map<string, Buffer> => {
  const cles = new Map(Object.entries(anneau.cles).map(([id, texte]) => [id, Buffer.from(texte, 'base64')]));
  for (const [id, cle] of cles) if (cle.length !== 32) throw new Error(`la clé ${id} n’a pas 32 octets`);
  if (!cles.has(anneau.active)) throw new Error(`la clé active ${anneau.active} n’est pas dans l’anneau`);
  return cles;
};

const cleDe = (cles: Map<string, Buffer>, id: string): Buffer => {
  const cle = cles.get(id);
  if (!cle) throw new Error(`la clé ${id} n’est pas dans l’anneau`);
  return cle;
};

/** AES-256-GCM: nonce, ciphertext, tag in one blob; opening fails on any altered byte, other context or unknown key. */
export const createTrousseau = (anneau: Anneau): Trousseau => {
  const cles = clesDe(anneau);
  return {
    cleActive: anneau.active,
    sceller(clair, contexte) {
      const nonce = randomBytes(NONCE_OCTETS);
      const chiffre = createCipheriv('aes-256-gcm', cleDe(cles, anneau.active), nonce);
      chiffre.setAAD(Buffer.from(contexte));
      const scelle = Buffer.concat([nonce, chiffre.update(clair), chiffre.final(), chiffre.getAuthTag()]);
      return { cleId: anneau.active, scelle };
    },
    ouvrir(scelle, cleId, contexte) {
      const fin = scelle.length - SCEAU_OCTETS;
      const dechiffre = createDecipheriv('aes-256-gcm', cleDe(cles, cleId), scelle.subarray(0, NONCE_OCTETS));
      dechiffre.setAAD(Buffer.from(contexte));
      dechiffre.setAuthTag(scelle.subarray(fin));
      return Buffer.concat([dechiffre.update(scelle.subarray(NONCE_OCTETS, fin)), dechiffre.final()]);
    },
  };
};

/** HMAC-SHA-256 under the active key, or under the one a row names. */
export const createEmpreinte = (anneau: Anneau): Empreinte => {
  const cles = clesDe(anneau);
  return {
    cleActive: anneau.active,
    connait: (cleId) => cles.has(cleId),
    calculer: (valeur, cleId = anneau.active) => ({
      cleId,
      empreinte: createHmac('sha256', cleDe(cles, cleId)).update(valeur).digest(),
    }),
  };
};
