import { readdirSync } from 'node:fs';

/** What a bench/<nom>.bench.ts exports: it prints its figures, and throws when one of them cannot be had. */
export type Mesure = { executer(args: string[]): Promise<void> };

const SUFFIXE = '.bench.ts';

const mesures = (): string[] =>
  readdirSync(new URL('.', import.meta.url))
    .filter((nom) => nom.endsWith(SUFFIXE))
    .map((nom) => nom.slice(0, -SUFFIXE.length))
    .sort();

/** What is measured of the product when nothing is asked for. */
const PAR_DEFAUT = ['pile', 'depot'];

const main = async ([quoi, ...args]: string[]): Promise<number> => {
  const connues = mesures();
  if (quoi === undefined) {
    for (const nom of PAR_DEFAUT) await main([nom]);
    return 0;
  }
  if (!connues.includes(quoi)) {
    console.error(`Usage : npm run bench -- ${connues.join('|')} [options]`);
    return 2;
  }
  const mesure = (await import(new URL(`${quoi}${SUFFIXE}`, import.meta.url).href)) as Mesure;
  await mesure.executer(args);
  return 0;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (erreur) {
  console.error(erreur instanceof Error ? erreur.message : erreur);
  process.exitCode = 3;
}
