import { Client } from 'pg';
import type { Cellule } from '../../database/imports/copie.ts';
import { type Arrivee, type BilanRegistre, importerRegistre } from '../../database/imports/sngi.import.ts';
import { type Lecture, lireDossier, lirePersonne } from '../../domain/titulaire/registre.ts';
import type { RegistreOracle } from './entonnoir.ts';

/** Lines as they come out of a file, from line 2; a refused one is a fault of the test. */
export async function* arrivees<L, R extends Readonly<Record<string, Cellule>>>(
  lignes: readonly L[],
  lire: (ligne: L) => Lecture<R>,
): AsyncIterable<Arrivee<R>> {
  for (const [rang, ligne] of lignes.entries()) {
    const lue = lire(ligne);
    if ('motif' in lue) throw new Error(`The test's own line is refused: ${lue.motif}`);
    yield { ligne: rang + 2, rangee: lue.rangee };
  }
}

/** Loads a register into a test database, as the command does. */
export const chargerRegistre = async (
  urlMigration: string,
  { personnes, dossiers }: RegistreOracle,
  remplacer = false,
): Promise<BilanRegistre> => {
  const client = new Client({ connectionString: urlMigration });
  await client.connect();
  try {
    return await importerRegistre(client, {
      personnes: arrivees(personnes, lirePersonne),
      dossiers: arrivees(dossiers, lireDossier),
      remplacer,
    });
  } finally {
    await client.end();
  }
};
