import { parse } from 'csv-parse/sync';
import { CsvIllisible } from './csv-illisible.ts';
import { lireLignes } from './lignes-utf8.ts';

/** One record under the header's names; `ligne` is the line of the file where it begins, from 1 (the header's own). */
export type EnregistrementCsv = { ligne: number; valeurs: Record<string, string> };

export type OptionsCsv = {
  /** The header must have them all, in any order; other columns are read too. */
  colonnesObligatoires: readonly string[];
  /** Told of each line that cannot be read, which is then left out. Without it the first such line ends the reading. */
  surLigneFautive?: (ligne: number, motif: string) => void;
};

/** A quoted value that goes on over more lines than this was never closed: only its first line is at fault. */
const LIGNES_MAX_PAR_ENREGISTREMENT = 10_000;

/**
 * Reads a CSV in UTF-8 (BOM or not), separator `;` or `,` recognised on the header, as a stream of flat memory. Values are
 * trimmed, lines without any value skipped, line breaks inside quotes given as `\n`. Rejects with `CsvIllisible` when the
 * file as a whole cannot be read: encoding, header, or a faulty line that nobody listens for.
 */
export async function* lireCsv(
  source: AsyncIterable<Uint8Array>,
  { colonnesObligatoires, surLigneFautive = refuserLigne }: OptionsCsv,
): AsyncIterable<EnregistrementCsv> {
  let entete: Entete | undefined;
  for await (const { ligne, champs, motif } of lireEnregistrements(source)) {
    if (!entete) {
      entete = lireEntete(champs ?? [], motif, colonnesObligatoires);
      continue;
    }
    const defaut = motif ?? entete.compter(champs);
    if (defaut) surLigneFautive(ligne, defaut);
    else if (champs.some((champ) => champ !== '')) yield { ligne, valeurs: entete.nommer(champs) };
  }
  if (!entete) throw new CsvIllisible('Le fichier est vide : il y manque la ligne d’en-tête.', 1);
}

const refuserLigne = (ligne: number, motif: string): never => {
  throw new CsvIllisible(`Ligne ${ligne} : ${motif}.`, ligne);
};

type Decoupe = { ligne: number; champs: string[]; motif?: string };

/** Cuts lines into records. A line without a quote, nearly all of them, needs no parser; the others go through csv-parse. */
async function* lireEnregistrements(source: AsyncIterable<Uint8Array>): AsyncIterable<Decoupe> {
  const lignes = new FileDeLignes(lireLignes(source));
  let separateur = '';
  for (let lue = await lignes.suivante(); lue; lue = await lignes.suivante()) {
    if (!separateur) {
      if (lue.texte.trim() === '') continue;
      separateur = reconnaitreSeparateur(lue.texte);
    }
    const { numero: ligne, texte } = lue;
    if (texte.includes('\0')) yield { ligne, champs: [], motif: 'caractère nul' };
    else if (!texte.includes('"')) yield { ligne, champs: texte.split(separateur).map((champ) => champ.trim()) };
    else yield { ligne, ...(await lireEntreGuillemets(texte, separateur, lignes)) };
  }
}

/** Lines to come, with those read ahead in vain for a quote that was never closed. */
class FileDeLignes {
  readonly #source: AsyncIterator<string[]>;
  #attente: string[] = [];
  #position = 0;
  #numero = 0;

  constructor(source: AsyncIterable<string[]>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async suivante(): Promise<{ numero: number; texte: string } | undefined> {
    if (!(await this.#remplir(1))) return undefined;
    const texte = this.#attente[this.#position++] ?? '';
    this.#numero += 1;
    return { numero: this.#numero, texte };
  }

  /** The line that stands `rang` lines ahead (from 1), left where it is. */
  async regarder(rang: number): Promise<string | undefined> {
    return (await this.#remplir(rang)) ? this.#attente[this.#position + rang - 1] : undefined;
  }

  passer(nombre: number): void {
    this.#position += nombre;
    this.#numero += nombre;
  }

  async #remplir(nombre: number): Promise<boolean> {
    while (this.#attente.length - this.#position < nombre) {
      const { value, done } = await this.#source.next();
      if (done) return false;
      this.#attente =
        this.#position === this.#attente.length ? value : [...this.#attente.slice(this.#position), ...value];
      this.#position = 0;
    }
    return true;
  }
}

const compterGuillemets = (texte: string): number => texte.split('"').length - 1;

/** Reads a record that has quotes, over as many lines as they need; what follows is read as usual when they are wrong. */
const lireEntreGuillemets = async (
  debut: string,
  separateur: string,
  lignes: FileDeLignes,
): Promise<{ champs: string[]; motif?: string }> => {
  const morceaux = [debut];
  let guillemets = compterGuillemets(debut);
  while (guillemets % 2 === 1 && morceaux.length < LIGNES_MAX_PAR_ENREGISTREMENT) {
    const suite = await lignes.regarder(morceaux.length);
    if (suite === undefined) break;
    morceaux.push(suite);
    guillemets += compterGuillemets(suite);
  }
  const texte = morceaux.join('\n');
  if (texte.includes('\0')) return { champs: [], motif: 'caractère nul' };
  try {
    const [champs = []] = parse(texte, { delimiter: separateur, trim: true, record_delimiter: '\0' });
    lignes.passer(morceaux.length - 1);
    return { champs };
  } catch {
    // The parser's own words would quote the value, which may be someone's name.
    return { champs: [], motif: 'guillemets mal placés ou non refermés' };
  }
};

const reconnaitreSeparateur = (entete: string): ';' | ',' =>
  entete.split(',').length > entete.split(';').length ? ',' : ';';

type Entete = {
  compter: (champs: string[]) => string | undefined;
  nommer: (champs: string[]) => Record<string, string>;
};

const lireEntete = (noms: string[], motif: string | undefined, obligatoires: readonly string[]): Entete => {
  if (motif) throw new CsvIllisible(`L’en-tête est illisible : ${motif}.`, 1);
  // Before the doubles: a file without a header would have its first line, and someone's name, repeated.
  const manquantes = obligatoires.filter((nom) => !noms.includes(nom));
  if (manquantes.length > 0) throw new CsvIllisible(`Colonne absente de l’en-tête : ${manquantes.join(', ')}.`, 1);
  const doublons = noms.filter((nom, rang) => nom !== '' && noms.indexOf(nom) !== rang);
  if (doublons.length > 0) throw new CsvIllisible(`Colonne en double dans l’en-tête : ${doublons.join(', ')}.`, 1);
  return {
    compter: (champs) =>
      champs.length === noms.length || champs.every((champ) => champ === '')
        ? undefined
        : `${noms.length} colonnes attendues, ${champs.length} lues`,
    nommer: (champs) => {
      const valeurs: Record<string, string> = {};
      for (const [rang, nom] of noms.entries()) if (nom !== '') valeurs[nom] = champs[rang] ?? '';
      return valeurs;
    },
  };
};
