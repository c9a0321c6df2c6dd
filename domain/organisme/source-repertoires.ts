import type { Jour } from '../calendrier/jour.ts';

/** Where the archive of the day is published. Rejects with a code of failure when it cannot be had whole. */
export type SourceRepertoires = {
  /** Writes the archive to that path. */
  telecharger(vers: string, options: { jour: Jour; signal: AbortSignal }): Promise<{ sha256: string }>;
};
