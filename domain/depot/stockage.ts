/** Where files are written before they get their final key, and where unfinished writes stay: swept after 24 hours. */
export const PREFIXE_TEMPORAIRE = 'temporaire/';

/** Key of a file while the API still receives it. */
export const cleTemporaire = (depotId: string): string => `${PREFIXE_TEMPORAIRE}${depotId}`;

/** Key of the deposited file, once it is durable. */
export const cleFichierDepose = (depotId: string): string => `depots/${depotId}/fichier.xml`;

/** Key of the accusé de traitement of a deposit. */
export const cleAccuseTraitement = (depotId: string): string => `depots/${depotId}/accuse-traitement.xml`;

/** What was kept: size and hash are of the clear bytes, `cleId` names the encryption key. */
export type FichierEcrit = { cleId: string; tailleOctets: number; sha256: string };

/** Clear bytes from `debut` (0), `longueur` of them (all); what lies after the end of the file is not there, no error. */
export type Plage = { debut?: number; longueur?: number };

/**
 * The store of deposited files, encrypted at rest. Keys are made of segments of letters, digits, `.`, `_`, `-`.
 *
 * - `ecrire`: when it returns, the file survives a power cut and is whole under its key; before, or when it fails or is
 *   aborted, nothing is under that key. Written again, the last one replaces the first at once.
 * - `renommer`: atomic; run again once done (`vers` is there, `de` is not), does nothing.
 * - `lire`: each chunk is authenticated before it is handed out; altered, shortened or reordered bytes end in ALTERE.
 *   Chunks before the altered place may have been handed out already: act on a file once it has been read to the end.
 * - `lister`: keys under `prefixe` (which ends in `/`) written before `avant`.
 */
export type Stockage = {
  ecrire(cle: string, octets: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<FichierEcrit>;
  renommer(de: string, vers: string): Promise<void>;
  lire(cle: string, plage?: Plage): AsyncIterable<Uint8Array>;
  existe(cle: string): Promise<boolean>;
  supprimer(cle: string): Promise<void>;
  lister(prefixe: string, avant: Date): AsyncIterable<string>;
};

/** ABSENT: no such key; ALTERE: the bytes kept are not those written; CLE_INVALIDE: not a key of this store. */
export type MotifStockage = 'ABSENT' | 'ALTERE' | 'CLE_INVALIDE';

/** A refusal by the store itself; failures of the disk or network come as they are, and may be retried. */
export class StockageError extends Error {
  readonly motif: MotifStockage;
  readonly cle: string;

  constructor(motif: MotifStockage, cle: string, details = '') {
    super(`stockage : ${motif} (${cle})${details === '' ? '' : ` ${details}`}`);
    this.name = 'StockageError';
    this.motif = motif;
    this.cle = cle;
  }
}
