import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, in an alphabet that cookies and headers accept. */
export const nouveauSecret = (): string => randomBytes(32).toString('base64url');

/** Words at the head of the secrets of machines, by which a scan of files or logs knows them. */
export const PREFIXE_SECRET_ACCES = 'accrochage_secret_';
export const PREFIXE_JETON_ACCES = 'accrochage_jeton_';

/** What is stored of a secret: enough to know it again, nothing to find it back. */
export const empreinteSecret = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();

/** Equality whose duration tells nothing. */
export const memeSecret = (attendu: string, recu: string): boolean => {
  const [a, b] = [empreinteSecret(attendu), empreinteSecret(recu)];
  return timingSafeEqual(a, b);
};
