import { CsvIllisible } from './csv-illisible.ts';

/** A text without a line break for so long is no CSV, and would fill the memory. */
const LIGNE_MAX = 8 * 1024 * 1024;

const FIN_DE_LIGNE = /\r\n|\n|\r/;

/** Cuts a UTF-8 stream (BOM or not) into lines (LF, CRLF or CR), handed out in bunches. Rejects with `CsvIllisible`. */
export async function* lireLignes(source: AsyncIterable<Uint8Array>): AsyncIterable<string[]> {
  const decodeur = new TextDecoder('utf-8', { fatal: true });
  let reste = '';
  let lues = 0;
  for await (const octets of source) {
    reste += decoder(decodeur, octets, lues, reste);
    // A CR at the end may be the first half of a CRLF.
    const garde = reste.endsWith('\r') ? '\r' : '';
    const lignes = reste.slice(0, reste.length - garde.length).split(FIN_DE_LIGNE);
    reste = (lignes.pop() ?? '') + garde;
    if (reste.length > LIGNE_MAX)
      throw new CsvIllisible(`La ligne ${lues + lignes.length + 1} est trop longue.`, lues + lignes.length + 1);
    lues += lignes.length;
    if (lignes.length > 0) yield lignes;
  }
  reste += decoder(decodeur, undefined, lues, reste);
  if (reste !== '') yield [reste.replace(/\r$/, '')];
}

const decoder = (
  decodeur: InstanceType<typeof TextDecoder>,
  octets: Uint8Array | undefined,
  lues: number,
  reste: string,
): string => {
  try {
    return octets ? decodeur.decode(octets, { stream: true }) : decodeur.decode();
  } catch {
    const ligne = lues + (reste + avantLaFaute(octets ?? new Uint8Array())).split(FIN_DE_LIGNE).length;
    throw new CsvIllisible(
      `Le fichier n’est pas en UTF-8 (ligne ${ligne}) : enregistrez-le au format « CSV UTF-8 ».`,
      ligne,
    );
  }
};

/** What could be read of these bytes; those that end a character begun in the previous ones are no fault. */
const avantLaFaute = (octets: Uint8Array): string => {
  let debut = 0;
  while (debut < 3 && ((octets[debut] ?? 0) & 0xc0) === 0x80) debut += 1;
  return new TextDecoder('utf-8').decode(octets.subarray(debut)).split('�')[0] ?? '';
};
