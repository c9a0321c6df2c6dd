import { createHash, randomBytes } from 'node:crypto';
import { enBase32 } from './totp.ts';

const NOMBRE = 10;
/** 80 bits: sixteen characters of base 32, which no hash gives back. */
const OCTETS = 10;

/** Codes that each stand in once for a lost second factor, in groups of four to be copied by hand. */
export const nouveauxCodesSecours = (): string[] =>
  Array.from({ length: NOMBRE }, () => enBase32(randomBytes(OCTETS)).replace(/(.{4})(?=.)/g, '$1-'));

/** What is kept of a code, however it is typed: its SHA-256. */
export const empreinteSecours = (code: string): Uint8Array =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest();
