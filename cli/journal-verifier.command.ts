import type { Command } from 'commander';
import { verifierJournal } from '../database/journal/verifier-journal.ts';
import { CODE_SORTIE } from './sortie.ts';
import { avecBase, type Pile } from './stack.ts';

/** `journal verifier`: recomputes the chains of the journal; a rupture is exit 1. */
export const addJournalVerifier = (program: Command, pile: () => Pile): void => {
  program
    .command('journal')
    .description('Journal des actes')
    .command('verifier')
    .description('Vérifie que le journal n’a été ni modifié, ni amputé')
    .option('--json', 'résultat sur une ligne, pour un programme')
    .action(async ({ json }: { json?: boolean }) => {
      const verdict = await avecBase(pile(), verifierJournal);
      if (json) console.log(JSON.stringify(verdict));
      else {
        for (const { chaine, numero, motif } of verdict.ruptures)
          console.log(`Rupture : chaîne ${chaine}, ligne ${numero} : ${motif}.`);
        const issue = verdict.ruptures.length === 0 ? 'le journal est intact' : 'LE JOURNAL EST ROMPU';
        console.log(`${verdict.lignes} lignes en ${verdict.chaines} chaînes : ${issue}.`);
      }
      process.exitCode = verdict.ruptures.length > 0 ? CODE_SORTIE.refus : CODE_SORTIE.succes;
    });
};
