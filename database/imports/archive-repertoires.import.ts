import { Client } from 'pg';
import type { NatureRepertoire } from '../../domain/organisme/repertoires.ts';
import { type FichierPublie, importerFichierPublie, type LecteurCsv } from './fichier-repertoire.import.ts';

/** What an import of the archive of the day did; figures only. */
export type BilanArchive = {
  /** False when this very archive had been imported already. */
  nouvelle: boolean;
  changements: number;
  refusees: number;
  constats: number;
};

export type ArchivePubliee = { sha256: string; fichiers: () => AsyncIterable<FichierPublie> };

export type ImporteurArchive = (
  archive: ArchivePubliee,
  options: { lireCsv: LecteurCsv; le: Date },
) => Promise<BilanArchive>;

const ATTENDUS: readonly NatureRepertoire[] = ['fiches', 'certificateurs', 'partenaires'];

/** One of the three files that matter is not in the archive. */
class ArchiveIncomplete extends Error {
  override readonly name = 'ArchiveIncomplete';
}

/**
 * Imports an archive whole, file by file, each in its transaction; one import of an archive at a time. Known by its
 * SHA-256 once all its files are in: interrupted, the next attempt finds nothing to change in what went in, and goes on.
 */
export const createImporteurArchive =
  (databaseUrl: string): ImporteurArchive =>
  async ({ sha256, fichiers }, { lireCsv, le }) => {
    const client = new Client({ connectionString: databaseUrl });
    // A connection that breaks between two queries makes the next one fail: nothing to do here.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query("SELECT pg_advisory_lock(hashtext('archive-repertoires'))");
      const connue = await client.query('SELECT FROM accrochage.archive_repertoire WHERE sha256 = $1', [sha256]);
      if (connue.rows.length > 0) return { nouvelle: false, changements: 0, refusees: 0, constats: 0 };
      const bilan = { nouvelle: true, changements: 0, refusees: 0, constats: 0 };
      const absents = new Set(ATTENDUS);
      for await (const fichier of fichiers()) {
        const importe = await importerFichierPublie(client, fichier, { lireCsv, le });
        if (importe === null) continue;
        absents.delete(importe.nature);
        bilan.changements += importe.ajoutees + importe.modifiees + importe.retirees;
        bilan.refusees += importe.refus.length;
        bilan.constats += importe.constats;
      }
      if (absents.size > 0) throw new ArchiveIncomplete(`Absents de l’archive : ${[...absents].join(', ')}.`);
      await client.query('INSERT INTO accrochage.archive_repertoire (sha256, importee_le) VALUES ($1, $2)', [
        sha256,
        le,
      ]);
      return bilan;
    } finally {
      await client.end();
    }
  };
