/**
 * A piece of the structure, with its bytes as they stand in the file. TEXTE includes CDATA, COMMENTAIRE includes processing
 * instructions; a long one of these, or a long blank, comes in several pieces.
 */
export type Jeton =
  | { sorte: 'DEBUT' | 'FIN'; nom: string; octets: Uint8Array }
  | { sorte: 'BLANC' | 'TEXTE' | 'COMMENTAIRE'; octets: Uint8Array };

type Etat = 'TEXTE' | 'BALISE' | 'COMMENTAIRE' | 'INSTRUCTION' | 'CDATA';

/** How many bytes a character of markup takes, and which of them holds its ASCII code. */
type Unite = { octets: 1 | 2; ascii: 0 | 1 };

const FIN_DE: Record<Exclude<Etat, 'TEXTE' | 'BALISE'>, string> = { COMMENTAIRE: '--', INSTRUCTION: '?', CDATA: ']]' };

const MORCEAU_MAXIMUM = 64 * 1024;
const NOM_MAXIMUM = 1_100;
const BLANCS = ' \t\r\n';
/** Stands for any character that is not ASCII. */
const AUTRE = '\u0000';

const uniteDe = (octets: Uint8Array): Unite => {
  const [a, b] = octets;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0x00)) return { octets: 2, ascii: 0 };
  if ((a === 0xfe && b === 0xff) || (a === 0x00 && b === 0x3c)) return { octets: 2, ascii: 1 };
  return { octets: 1, ascii: 0 };
};

const nomLocal = (balise: string): string => {
  const [nom = ''] = balise.replace(/^\//, '').split(/[ \t\r\n/]/);
  return nom.slice(nom.indexOf(':') + 1);
};

/**
 * Cuts well-formed XML into pieces, in any accepted encoding: names that matter are ASCII, and no accepted encoding hides an
 * ASCII byte in another character. Checks nothing: for files that have passed the schema.
 */
export class LecteurStructure {
  readonly #recevoir: (jeton: Jeton) => void;
  #unite: Unite | null = null;
  #etat: Etat = 'TEXTE';
  #octets: number[] = [];
  #blanc = true;
  /** Markup read so far, without its brackets; only its beginning matters. */
  #balise = '';
  #guillemet = '';
  #queue = '';

  constructor(recevoir: (jeton: Jeton) => void) {
    this.#recevoir = recevoir;
  }

  /** Recognises the encoding by the first bytes of the file; later calls change nothing. */
  reconnaitre(premiers: Uint8Array): void {
    this.#unite ??= uniteDe(premiers);
  }

  lire(octets: Uint8Array): void {
    const { octets: largeur, ascii } = this.#unite ?? { octets: 1, ascii: 0 };
    for (const octet of octets) {
      this.#octets.push(octet);
      if (largeur === 1) this.#caractere(octet < 0x80 ? String.fromCharCode(octet) : AUTRE);
      else if (this.#octets.length % 2 === 0) {
        const paire = this.#octets.slice(-2);
        const code = paire[1 - ascii] === 0 ? paire[ascii] : undefined;
        this.#caractere(code !== undefined && code < 0x80 ? String.fromCharCode(code) : AUTRE);
      }
      if (this.#octets.length >= MORCEAU_MAXIMUM && this.#octets.length % largeur === 0) this.#soulager();
    }
  }

  /** Hands out what is long already, whatever follows; markup itself is always whole. */
  #soulager(): void {
    if (this.#etat === 'TEXTE') this.#finirTexte(this.#octets.length);
    else if (this.#etat !== 'BALISE') this.#recevoir({ sorte: this.#sorteSpeciale(), octets: this.#prendre() });
  }

  #sorteSpeciale(): 'TEXTE' | 'COMMENTAIRE' {
    return this.#etat === 'CDATA' ? 'TEXTE' : 'COMMENTAIRE';
  }

  #prendre(): Uint8Array {
    return Uint8Array.from(this.#octets.splice(0));
  }

  /** Ends the text in progress: what follows is read by somebody else, or is the end. */
  couper(): void {
    if (this.#octets.length > 0) this.#finirTexte(this.#octets.length);
  }

  #finirTexte(longueur: number): void {
    const octets = Uint8Array.from(this.#octets.slice(0, longueur));
    this.#octets = this.#octets.slice(longueur);
    if (longueur > 0) this.#recevoir({ sorte: this.#blanc ? 'BLANC' : 'TEXTE', octets });
    this.#blanc = true;
  }

  #finirBalise(): void {
    const octets = this.#prendre();
    const sorte = this.#balise.startsWith('/') ? 'FIN' : 'DEBUT';
    if (this.#etat !== 'BALISE') this.#recevoir({ sorte: this.#sorteSpeciale(), octets });
    else this.#recevoir({ sorte, nom: nomLocal(this.#balise), octets });
    this.#etat = 'TEXTE';
  }

  #caractere(c: string): void {
    switch (this.#etat) {
      case 'TEXTE':
        if (c === '<') this.#ouvrirBalise();
        else if (!BLANCS.includes(c)) this.#blanc = false;
        return;
      case 'BALISE':
        this.#dansBalise(c);
        return;
      default:
        if (c === '>' && this.#queue.endsWith(FIN_DE[this.#etat])) this.#finirBalise();
        else this.#queue = (this.#queue + c).slice(-2);
    }
  }

  #ouvrirBalise(): void {
    this.#finirTexte(this.#octets.length - (this.#unite?.octets ?? 1));
    this.#etat = 'BALISE';
    this.#balise = '';
    this.#guillemet = '';
    this.#queue = '';
  }

  #dansBalise(c: string): void {
    if (this.#guillemet !== '') {
      if (c === this.#guillemet) this.#guillemet = '';
      return;
    }
    if (c === '>') {
      this.#finirBalise();
      return;
    }
    if (this.#balise.length < NOM_MAXIMUM) this.#balise += c;
    if (this.#balise === '!--') this.#etat = 'COMMENTAIRE';
    else if (this.#balise === '![CDATA[') this.#etat = 'CDATA';
    else if (this.#balise === '?') this.#etat = 'INSTRUCTION';
    else if (c === '"' || c === "'") this.#guillemet = c;
  }
}
