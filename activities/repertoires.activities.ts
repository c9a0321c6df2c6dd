import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancellationSignal, heartbeat, log } from '@temporalio/activity';
import { ouvrirFichiersCsv } from '../adapters/csv/fichiers-csv.ts';
import { lireCsv } from '../adapters/csv/lecteur-csv.ts';
import type { BilanArchive, ImporteurArchive } from '../database/imports/archive-repertoires.import.ts';
import type { FichierPublie } from '../database/imports/fichier-repertoire.import.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { fichierPublieUtile } from '../domain/organisme/repertoires.ts';
import type { SourceRepertoires } from '../domain/organisme/source-repertoires.ts';

/** `source` is null where none is configured. */
export type RepertoiresDeps = { repertoires: { source: SourceRepertoires | null; importer: ImporteurArchive } };

const BATTEMENT_MS = 3000;
/** A file of the archive, once inflated. */
const FICHIER_MAX_OCTETS = 2_000_000_000;

/** The répertoires of France compétences, day after day. */
export const createRepertoiresActivities = ({ repertoires: { source, importer } }: RepertoiresDeps) => ({
  /**
   * Downloads the archive of the day and imports it; null without source. An archive known by its hash, or run twice:
   * writes nothing more. Stops at a heartbeat when it is cancelled; what a file was changing is then given up.
   */
  async importerRepertoires({ le }: { le: string }): Promise<BilanArchive | null> {
    if (source === null) return null;
    const signal = cancellationSignal();
    const dossier = await mkdtemp(join(tmpdir(), 'repertoires-'));
    const vivant = setInterval(() => heartbeat(), BATTEMENT_MS);
    try {
      const chemin = join(dossier, 'archive.zip');
      const { sha256 } = await source.telecharger(chemin, { jour: jourDeParis(le), signal });
      const archive = { sha256, fichiers: () => borner(ouvrirFichiersCsv(chemin, fichierPublieUtile), signal) };
      const bilan = await importer(archive, { lireCsv, le: new Date(le) });
      log.info('répertoires', { ...bilan });
      return bilan;
    } finally {
      clearInterval(vivant);
      await rm(dossier, { recursive: true, force: true });
    }
  },
});

async function* borner(fichiers: AsyncIterable<FichierPublie>, signal: AbortSignal): AsyncIterable<FichierPublie> {
  for await (const { nom, octets } of fichiers) yield { nom, octets: bornes(octets, signal) };
}

async function* bornes(octets: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  let taille = 0;
  for await (const morceau of octets) {
    signal.throwIfAborted();
    taille += morceau.byteLength;
    if (taille > FICHIER_MAX_OCTETS) throw new Error('a file of the archive inflates beyond any publication');
    yield morceau;
  }
}
