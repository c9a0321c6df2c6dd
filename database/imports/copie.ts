import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copierDepuis } from 'pg-copy-streams';

/** What a cell of a COPY may hold. */
export type Cellule = string | number | readonly string[] | null;

const TAILLE_ENVOI = 64 * 1024;

const ECHAPPEMENTS: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const echapper = (texte: string): string => texte.replace(/[\\\n\r\t]/g, (signe) => ECHAPPEMENTS[signe] ?? signe);

/** Array literal: every element between quotes, so that none is taken for NULL or a separator. */
const tableau = (elements: readonly string[]): string =>
  `{${elements.map((element) => `"${element.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** Writes a cell in COPY's text format. */
const ecrireCellule = (cellule: Cellule): string => {
  if (cellule === null) return '\\N';
  if (typeof cellule === 'number') return String(cellule);
  return echapper(typeof cellule === 'string' ? cellule : tableau(cellule));
};

async function* enTexte(rangees: AsyncIterable<readonly Cellule[]>): AsyncIterable<string> {
  let envoi = '';
  for await (const rangee of rangees) {
    envoi += `${rangee.map(ecrireCellule).join('\t')}\n`;
    if (envoi.length < TAILLE_ENVOI) continue;
    yield envoi;
    envoi = '';
  }
  if (envoi !== '') yield envoi;
}

/** Sends rows to a table by COPY, in flat memory: the database sets the pace. A source that throws cancels the COPY. */
export const copier = async (
  client: ClientBase,
  table: string,
  colonnes: readonly string[],
  rangees: AsyncIterable<readonly Cellule[]>,
): Promise<void> => {
  const copie = client.query(copierDepuis(`COPY ${table} (${colonnes.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(enTexte(rangees), { objectMode: false, highWaterMark: TAILLE_ENVOI }), copie);
};
