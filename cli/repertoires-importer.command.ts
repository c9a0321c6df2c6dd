import type { Command } from 'commander';
import { CsvIllisible } from '../adapters/csv/csv-illisible.ts';
import { ouvrirFichiersCsv } from '../adapters/csv/fichiers-csv.ts';
import { lireCsv } from '../adapters/csv/lecteur-csv.ts';
import { type BilanFichier, importerFichierPublie } from '../database/imports/fichier-repertoire.import.ts';
import { fichierPublieUtile } from '../domain/organisme/repertoires.ts';
import { annoncerLignesRefusees, CODE_SORTIE } from './sortie.ts';
import { avecBase, type Pile } from './stack.ts';

/** `repertoires importer`: France compétences' open data, archive or CSV; says what changed. */
export const addRepertoiresImporter = (program: Command, pile: () => Pile): void => {
  program
    .command('repertoires')
    .description('Répertoires RNCP et RS de France compétences')
    .command('importer <fichiers...>')
    .description('Importe les données ouvertes de France compétences : archive zip ou fichiers CSV')
    .option('--json', 'résultat sur une ligne par fichier, pour un programme')
    .action(async (chemins: string[], { json }: { json?: boolean }) => {
      for (const chemin of chemins)
        for await (const fichier of ouvrirFichiersCsv(chemin, fichierPublieUtile)) {
          const bilan = await avecBase(pile(), (client) =>
            importerFichierPublie(client, fichier, { lireCsv, le: new Date() }),
          );
          if (bilan === null)
            throw new CsvIllisible(
              `${fichier.nom} n’est ni la liste des fiches, ni celle des certificateurs ou partenaires.`,
              1,
            );
          if (json) console.log(JSON.stringify(bilan));
          else annoncer(bilan);
          if (bilan.refus.length > 0) process.exitCode = CODE_SORTIE.refus;
        }
    });
};

const annoncer = (bilan: BilanFichier): void => {
  annoncerLignesRefusees(bilan.refus);
  console.log(
    `${bilan.fichier} (${bilan.nature}) : ${bilan.ajoutees} ajoutées, ${bilan.modifiees} modifiées, ` +
      `${bilan.retirees} retirées, ${bilan.inchangees} inchangées ; lignes refusées : ${bilan.refus.length}.`,
  );
  if (bilan.siretsAReprendre > 0)
    console.log(`  SIRET absents ou inexacts dans la publication, gardés tels quels : ${bilan.siretsAReprendre}.`);
  if (bilan.constats > 0) console.log(`  Constats relevés pour les agents : ${bilan.constats}.`);
};
