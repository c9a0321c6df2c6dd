import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Anneau } from '../../adapters/chiffrement/trousseau.ts';

export const DOSSIER_HISTOIRES = join(import.meta.dirname, '..', 'histories');

/** Seals the recorded histories: public, since they tell of fictional people only. */
export const ANNEAU_HISTOIRES: Anneau = {
  active: 'histoires',
  cles: { histoires: Buffer.alloc(32, 'histoires enregistrees').toString('base64') },
};

/** A recorded run; the id goes with it, since the workflow may read it. */
export type Histoire = { workflowId: string; history: { events: Record<string, unknown>[] } };

/** The workflow type that lived it. */
export const typeDe = ({ history: { events } }: Histoire): string => {
  const debut = events[0]?.workflowExecutionStartedEventAttributes as { workflowType: { name: string } };
  return debut.workflowType.name;
};

export const lireHistoires = (): { nom: string; histoire: Histoire }[] =>
  readdirSync(DOSSIER_HISTOIRES)
    .filter((nom) => nom.endsWith('.json'))
    .sort()
    .map((nom) => ({ nom, histoire: JSON.parse(readFileSync(join(DOSSIER_HISTOIRES, nom), 'utf8')) as Histoire }));
