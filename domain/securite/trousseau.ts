/**
 * A ring of AES-256-GCM keys: seals with the active key, opens with any. The key id travels with the sealed bytes' row, so
 * that keys can be rotated. `contexte` is authenticated but not stored: the same blob moved to another row does not open.
 */
export type Trousseau = {
  readonly cleActive: string;
  sceller(clair: Uint8Array, contexte: string): { cleId: string; scelle: Uint8Array };
  ouvrir(scelle: Uint8Array, cleId: string, contexte: string): Uint8Array;
};

/** Keyed hashing (HMAC-SHA-256): blind index of the NIR, single-use tokens. */
export type Empreinte = {
  readonly cleActive: string;
  /** False once the key was withdrawn: what it made is no longer good. */
  connait(cleId: string): boolean;
  calculer(valeur: string, cleId?: string): { cleId: string; empreinte: Uint8Array };
};
