/** Bytes that are enough to judge how a file begins. */
export const OCTETS_A_VOIR = 3;

const BLANCS_OU_BALISE = new Set([0x09, 0x0a, 0x0d, 0x20, 0x3c]);

/**
 * True when at least one accepted encoding (deposit format: UTF-8, US-ASCII, ISO-8859-1 and 15, windows-1252, UTF-16) reads
 * these first bytes as a byte order mark, white space or `<`. Anything else is not XML, and not kept.
 */
export const debutAcceptable = (octets: Uint8Array): boolean => {
  const [a, b, c] = octets;
  if (a === undefined) return false;
  if (BLANCS_OU_BALISE.has(a)) return true;
  if (a === 0xef) return b === 0xbb && c === 0xbf;
  if (a === 0xfe) return b === 0xff;
  if (a === 0xff) return b === 0xfe;
  // UTF-16, big end first, without mark.
  return a === 0x00 && b !== undefined && BLANCS_OU_BALISE.has(b);
};
