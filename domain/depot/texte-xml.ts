/** XML 1.0 cannot hold these, not even as references; a file name may contain them (U+FFFE), a deposited value cannot. */
const INTERDITS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', ']]>': ']]&gt;', '\r': '&#13;' };

/**
 * Text of an element such that any XML reader gives the very same characters back: a bare CR would come back as LF, so it is
 * referenced; tabs, LF, quotes and blanks at both ends stay as they are. Lone surrogates and U+FFFE become U+FFFD.
 */
export const echapperTexte = (texte: string): string =>
  texte.replace(INTERDITS, '\u{FFFD}').replace(/&|<|\]\]>|\r/g, (trouve) => REFERENCES[trouve] ?? trouve);
