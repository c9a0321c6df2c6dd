import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ApiOperateur, signalerRefus } from './api-operateur.ts';
import type { Pile } from './stack.ts';

/** `depot rejets`: a valid file with the rejected passages alone, in the organisme's own bytes. */
export const addDepotRejets = (depot: Command, pile: () => Pile): void => {
  depot
    .command('rejets <depot>')
    .description('Donne le fichier XML des seuls passages rejetés d’un dépôt, prêt à corriger et à renvoyer')
    .option('--vers <fichier>', 'écrit dans ce fichier plutôt que sur la sortie')
    .action(async (depotId: string, { vers }: { vers?: string }) => {
      const api = new ApiOperateur(pile());
      try {
        const { octets } = await api.telecharger(`depots/${encodeURIComponent(depotId)}/rejets`);
        if (vers === undefined) process.stdout.write(octets);
        else await writeFile(vers, octets);
      } catch (erreur) {
        signalerRefus(erreur);
      }
    });
};
