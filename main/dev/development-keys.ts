import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createSigningKey } from './agents-sso.ts';
import { DATA, readPrivate, writePrivate } from './dossier-local.ts';

/** Names of the key rings that the programs ask for. */
const ANNEAUX = ['CLES_PAYLOAD', 'CLES_FICHIERS', 'CLES_TITULAIRES', 'CLES_NIR', 'CLES_JETONS'] as const;

/** Keys and secrets of this clone's stack: drawn the first time, good for nothing elsewhere. */
export interface DevelopmentKeys {
  /** The rings, as the programs read them from the environment. */
  readonly anneaux: Readonly<Record<(typeof ANNEAUX)[number], string>>;
  readonly secretOidc: string;
  readonly signatureSso: string;
  readonly cookiesSso: string;
  readonly jetonOperateur: string;
}

const secret = (): string => randomBytes(32).toString('base64url');

const anneau = (): string => JSON.stringify({ active: 'dev1', cles: { dev1: randomBytes(32).toString('base64') } });

const draw = (): DevelopmentKeys => ({
  anneaux: Object.fromEntries(ANNEAUX.map((nom) => [nom, anneau()])) as DevelopmentKeys['anneaux'],
  secretOidc: secret(),
  signatureSso: createSigningKey(),
  cookiesSso: secret(),
  jetonOperateur: secret(),
});

/** The keys of this clone, the same at every start: without them nothing of its data can be read. */
export const developmentKeys = (): DevelopmentKeys => {
  const path = join(DATA, 'cles.json');
  const kept = readPrivate<DevelopmentKeys>(path);
  if (kept !== undefined) return kept;
  const drawn = draw();
  writePrivate(path, drawn);
  return drawn;
};
