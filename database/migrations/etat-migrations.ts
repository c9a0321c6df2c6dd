import { readdirSync } from 'node:fs';

/** Names of the migrations that this version of the code holds, oldest first. */
const migrationsConnues = (): string[] =>
  readdirSync(new URL('.', import.meta.url))
    .filter((nom) => /^Migration.*\.ts$/.test(nom))
    .map((nom) => nom.slice(0, -'.ts'.length))
    .sort();

/** What the database has gone through that this version of the code does not know: it was migrated by a later one. */
export const migrationsEnAvance = (executees: readonly string[]): string[] => {
  const connues = new Set(migrationsConnues());
  return executees.filter((nom) => !connues.has(nom));
};
