import { readdirSync, readFileSync } from 'node:fs';
import type { CodeRefus } from '../../domain/depot/analyse.ts';
import type { Document } from './cas/cas.ts';

/** The answer kept: the validator's whole list (empty when valid), or the code of our own refusal. */
export type Attendu = { erreurs: [ligne: number, colonne: number, message: string][] } | { refus: CodeRefus };

/** One document with its answer, a line of test/fixtures/oracle/*.jsonl. */
export type Figure = { nom: string; document: Document; attendu: Attendu };

/** Every fixture, by file. */
export const lireFigures = (): Map<string, Figure[]> => {
  const dossier = new URL('../../test/fixtures/oracle/', import.meta.url);
  const fichiers = readdirSync(dossier).filter((nom) => nom.endsWith('.jsonl'));
  return new Map(
    fichiers.sort().map((nom) => [
      nom.slice(0, -'.jsonl'.length),
      readFileSync(new URL(nom, dossier), 'utf8')
        .split('\n')
        .filter((ligne) => ligne !== '')
        .map((ligne) => JSON.parse(ligne) as Figure),
    ]),
  );
};
