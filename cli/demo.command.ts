import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { jouerDemonstration } from './demo/demonstration.ts';
import { PanneCli } from './sortie.ts';
import type { Pile } from './stack.ts';

/** `demo`: a new fictional organisme goes through the four steps by the public API, each told as it happens. */
export const addDemo = (program: Command, pile: () => Pile, dossier: string): void => {
  program
    .command('demo')
    .description('Rejoue la démonstration sur une pile en marche, avec un nouvel organisme fictif')
    .option('--json', 'chaque étape sur une ligne, pour un programme')
    .action(async ({ json }: { json?: boolean }) => {
      const { api, courriels } = pile();
      if (!api || !courriels)
        throw new PanneCli('La démonstration se joue sur la pile de « npm start » : lancez-la dans ce dossier.');
      await jouerDemonstration({
        api,
        courriels,
        dire: (phrase) => console.log(json ? JSON.stringify({ etape: phrase.trim() }) : phrase),
        garder: async (nom, octets) => {
          await mkdir(dossier, { recursive: true });
          const chemin = join(dossier, nom);
          await writeFile(chemin, octets);
          return chemin;
        },
      });
    });
};
