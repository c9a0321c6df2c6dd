/** Scripts that the embedded fonts draw for sure: Latin, Greek, Cyrillic, combining marks, punctuation, currency, arrows. */
const DESSINE =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u0377\u0384-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u21FF]$/u;
/** Blanks that would look like a plain space, and so hide what the name really is, are still drawn as blanks. */
const BLANC = /^\p{Zs}$/u;

/**
 * What a PDF shows of a deposited text: a character without a glyph, or that would act on the others (controls, writing
 * direction), is written `\u{…}`. The XML accusé holds the text to the byte.
 */
export const texteImprimable = (texte: string): string =>
  Array.from(texte.normalize('NFC'), (caractere) => {
    if (BLANC.test(caractere)) return ' ';
    return DESSINE.test(caractere) ? caractere : `\\u{${(caractere.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  }).join('');
