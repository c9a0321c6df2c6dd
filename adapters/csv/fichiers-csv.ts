import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { openPromise, type ZipFile } from 'yauzl';
import { CsvIllisible } from './csv-illisible.ts';

export type FichierCsv = { nom: string; octets: AsyncIterable<Uint8Array> };

/** First bytes of a zip archive. */
const MARQUE_ZIP = Buffer.from('PK\x03\x04');

/** The CSV files at a path: the file itself, or those of an archive that `utile` keeps, in its order, read as streams. */
export async function* ouvrirFichiersCsv(
  chemin: string,
  utile: (nom: string) => boolean = () => true,
): AsyncIterable<FichierCsv> {
  if (!(await estArchive(chemin))) {
    yield { nom: basename(chemin), octets: createReadStream(chemin) };
    return;
  }
  let trouve = false;
  for await (const fichier of lireArchive(chemin, utile)) {
    trouve = true;
    yield fichier;
  }
  if (!trouve) throw new CsvIllisible('L’archive ne contient aucun des fichiers CSV attendus.', 1);
}

const estArchive = async (chemin: string): Promise<boolean> => {
  const fichier = await open(chemin);
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(MARQUE_ZIP.length), 0, MARQUE_ZIP.length, 0);
    return bytesRead === MARQUE_ZIP.length && buffer.equals(MARQUE_ZIP);
  } finally {
    await fichier.close();
  }
};

async function* lireArchive(chemin: string, utile: (nom: string) => boolean): AsyncIterable<FichierCsv> {
  const archive = await ouvrirZip(chemin);
  try {
    for await (const entree of archive.eachEntry()) {
      const nom = basename(entree.fileName);
      if (!nom.toLowerCase().endsWith('.csv') || !utile(nom)) continue;
      const octets = await archive.openReadStreamPromise(entree);
      yield { nom, octets };
      octets.destroy();
    }
  } finally {
    archive.close();
  }
}

const ouvrirZip = async (chemin: string): Promise<ZipFile> => {
  try {
    return await openPromise(chemin, { lazyEntries: true, autoClose: false });
  } catch {
    throw new CsvIllisible('L’archive zip est incomplète ou abîmée.', 1);
  }
};
