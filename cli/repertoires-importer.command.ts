import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { CsvIllisible } from '../adapters/csv/csv-illisible.ts';
import { type FichierCsv, ouvrirFichiersCsv } from '../adapters/csv/fichiers-csv.ts';
import { lireCsv } from '../adapters/csv/lecteur-csv.ts';
import { type ChangementsRepertoire, importerRepertoire } from '../database/imports/repertoires.import.ts';
import {
  fichierPublieUtile,
  type LigneRepertoire,
  lireLigneRepertoire,
  type NatureRepertoire,
  natureDuFichier,
  siretAReprendre,
} from '../domain/organisme/repertoires.ts';
import { annoncerLignesRefusees, CODE_SORTIE } from './sortie.ts';
import { avecBase, type Pile } from './stack.ts';

type Bilan = ChangementsRepertoire & {
  fichier: string;
  nature: NatureRepertoire;
  /** Rows kept although their SIRET cannot be used as published. */
  siretsAReprendre: number;
  refus: { ligne: number; motif: string }[];
};

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
          const bilan = await importerFichier(fichier, pile());
          if (json) console.log(JSON.stringify(bilan));
          else annoncer(bilan);
          if (bilan.refus.length > 0) process.exitCode = CODE_SORTIE.refus;
        }
    });
};

const importerFichier = async ({ nom, octets }: FichierCsv, pile: Pile): Promise<Bilan> => {
  const sha256 = createHash('sha256');
  const refus: Bilan['refus'] = [];
  let siretsAReprendre = 0;
  const enregistrements = lireCsv(
    tout(octets, (morceau) => sha256.update(morceau)),
    {
      colonnesObligatoires: ['Numero_Fiche'],
      surLigneFautive: (ligne, motif) => void refus.push({ ligne, motif }),
    },
  )[Symbol.asyncIterator]();
  const premier = await enregistrements.next();
  const nature = premier.done ? 'fiches' : natureDuFichier(Object.keys(premier.value.valeurs));
  if (!nature)
    throw new CsvIllisible(`${nom} n’est ni la liste des fiches, ni celle des certificateurs ou partenaires.`, 1);

  async function* lignes(): AsyncIterable<LigneRepertoire> {
    for (let lu = premier; !lu.done; lu = await enregistrements.next()) {
      const ligne = lireLigneRepertoire(nature as NatureRepertoire, lu.value.valeurs);
      if (typeof ligne === 'string') refus.push({ ligne: lu.value.ligne, motif: ligne });
      else {
        if (siretAReprendre(nature as NatureRepertoire, ligne)) siretsAReprendre += 1;
        yield ligne;
      }
    }
  }
  const changements = await avecBase(pile, (client) =>
    importerRepertoire(client, nature, lignes(), { fichier: nom, sha256: () => sha256.digest('hex'), le: new Date() }),
  );
  return { fichier: nom, nature, ...changements, siretsAReprendre, refus };
};

async function* tout(
  octets: AsyncIterable<Uint8Array>,
  voir: (morceau: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  for await (const morceau of octets) {
    voir(morceau);
    yield morceau;
  }
}

const annoncer = (bilan: Bilan): void => {
  annoncerLignesRefusees(bilan.refus);
  console.log(
    `${bilan.fichier} (${bilan.nature}) : ${bilan.ajoutees} ajoutées, ${bilan.modifiees} modifiées, ` +
      `${bilan.retirees} retirées, ${bilan.inchangees} inchangées ; lignes refusées : ${bilan.refus.length}.`,
  );
  if (bilan.siretsAReprendre > 0)
    console.log(`  SIRET absents ou inexacts dans la publication, gardés tels quels : ${bilan.siretsAReprendre}.`);
};
