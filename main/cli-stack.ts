import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { addAnnuaireImporter } from '../cli/annuaire-importer.command.ts';
import { addDemo } from '../cli/demo.command.ts';
import { addDepotDeposer } from '../cli/depot-deposer.command.ts';
import { addDepotRejets } from '../cli/depot-rejets.command.ts';
import { addJournalVerifier } from '../cli/journal-verifier.command.ts';
import { addRepertoiresImporter } from '../cli/repertoires-importer.command.ts';
import { addSngiImporter } from '../cli/sngi-importer.command.ts';
import { type Pile, pileDuClone } from '../cli/stack.ts';
import { configCli } from './config.ts';

const ETAT = fileURLToPath(new URL('../.data/etat.json', import.meta.url));
const DEMO = fileURLToPath(new URL('../.data/demo', import.meta.url));

/** A running `npm start` of the same clone, else the environment. */
const pile = (): Pile => {
  const config = configCli();
  return (
    pileDuClone(ETAT) ?? {
      ...(config.ACCROCHAGE_API && { api: config.ACCROCHAGE_API }),
      ...(config.DATABASE_URL && { databaseUrl: config.DATABASE_URL }),
      ...(config.DATABASE_URL_MIGRATION && { databaseUrlMigration: config.DATABASE_URL_MIGRATION }),
      ...(config.ACCROCHAGE_JETON && { jetonOperateur: config.ACCROCHAGE_JETON }),
    }
  );
};

/** Every command that needs a running stack or its database; they are loaded when one of them is asked for. */
export const addStackCommands = (program: Command): void => {
  addAnnuaireImporter(program, pile);
  addRepertoiresImporter(program, pile);
  addSngiImporter(program, pile);
  const depot = program.command('depot').description('Dépôts de fichiers XML');
  addDepotDeposer(depot, pile);
  addDepotRejets(depot, pile);
  addJournalVerifier(program, pile);
  addDemo(program, pile, DEMO);
};
