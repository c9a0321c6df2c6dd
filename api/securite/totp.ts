import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 6238 as every authenticator knows it: SHA-1, steps of 30 s, 6 digits. */
const PAS_SECONDES = 30;
const CHIFFRES = 6;
/** Steps around the present one that pass: a clock may be late, a person slow. */
const TOLERANCE_PAS = 1;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, the size of the hash. */
export const nouveauSecretTotp = (): Uint8Array => randomBytes(20);

/** RFC 4648 without padding: how a secret is typed or scanned. */
export const enBase32 = (octets: Uint8Array): string => {
  const bits = Array.from(octets, (octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((cinq) => BASE32[Number.parseInt(cinq.padEnd(5, '0'), 2)]).join('');
};

/** The code of a step (RFC 4226, dynamic truncation). */
export const codeDuPas = (secret: Uint8Array, pas: number): string => {
  const compteur = Buffer.alloc(8);
  compteur.writeBigUInt64BE(BigInt(pas));
  const hmac = createHmac('sha1', secret).update(compteur).digest();
  const debut = (hmac.at(-1) ?? 0) & 0xf;
  const nombre = hmac.readUInt32BE(debut) & 0x7fffffff;
  return String(nombre % 10 ** CHIFFRES).padStart(CHIFFRES, '0');
};

const pasA = (instant: Date): number => Math.floor(instant.getTime() / 1000 / PAS_SECONDES);

/** The step whose code this is, among those that pass now; null when it is none of them. Same work whatever the code. */
export const pasDuCode = (secret: Uint8Array, code: string, maintenant: Date): number | null => {
  if (!/^\d{6}$/.test(code)) return null;
  let trouve: number | null = null;
  for (let ecart = -TOLERANCE_PAS; ecart <= TOLERANCE_PAS; ecart += 1) {
    const pas = pasA(maintenant) + ecart;
    if (pas >= 0 && timingSafeEqual(Buffer.from(codeDuPas(secret, pas)), Buffer.from(code))) trouve = pas;
  }
  return trouve;
};

/** What an authenticator scans. */
export const uriOtpauth = (secret: Uint8Array, { emetteur, compte }: { emetteur: string; compte: string }): string => {
  const etiquette = `${encodeURIComponent(emetteur)}:${encodeURIComponent(compte)}`;
  const parametres = `secret=${enBase32(secret)}&issuer=${encodeURIComponent(emetteur)}`;
  return `otpauth://totp/${etiquette}?${parametres}&algorithm=SHA1&digits=${CHIFFRES}&period=${PAS_SECONDES}`;
};
