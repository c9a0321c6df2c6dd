import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { lireCsv } from '../adapters/csv/lecteur-csv.ts';
import { importerAnnuaire } from '../database/imports/annuaire.import.ts';
import { COLONNES_ANNUAIRE, type LigneAnnuaire, lireLigneAnnuaire } from '../domain/organisme/annuaire.ts';
import { annoncerLignesRefusees, CODE_SORTIE } from './sortie.ts';
import { avecBase, type Pile } from './stack.ts';

type Refus = { ligne: number; motif: string };

/** `annuaire importer`: organismes known beforehand come in as « identifiants émis », without any mail. */
export const addAnnuaireImporter = (program: Command, pile: () => Pile): void => {
  program
    .command('annuaire')
    .description('Annuaire des organismes déjà connus')
    .command('importer <fichier>')
    .description('Importe un annuaire CSV : une ligne par contrat, avec les identifiants déjà attribués')
    .option('--json', 'résultat sur une ligne, pour un programme')
    .action(async (fichier: string, { json }: { json?: boolean }) => {
      const refus: Refus[] = [];
      const lignes = await lireAnnuaire(fichier, refus);
      const resultat = await avecBase(pile(), (client) => importerAnnuaire(client, lignes, new Date()));
      const refusees = [...refus, ...resultat.refus].sort((a, b) => a.ligne - b.ligne);
      if (json) console.log(JSON.stringify({ ...resultat, refus: refusees }));
      else {
        annoncerLignesRefusees(refusees);
        console.log(
          `Organismes ajoutés : ${resultat.organismesAjoutes} ; contrats ajoutés : ${resultat.contratsAjoutes} ; ` +
            `contrats déjà connus : ${resultat.contratsConnus} ; lignes refusées : ${refusees.length}.`,
        );
      }
      process.exitCode = refusees.length > 0 ? CODE_SORTIE.refus : CODE_SORTIE.succes;
    });
};

/** A directory has thousands of lines, not millions: it is read whole, so that its lines may stand in any order. */
const lireAnnuaire = async (fichier: string, refus: Refus[]): Promise<LigneAnnuaire[]> => {
  const lignes: LigneAnnuaire[] = [];
  const refuser = (ligne: number, motif: string): void => void refus.push({ ligne, motif });
  const options = { colonnesObligatoires: COLONNES_ANNUAIRE, surLigneFautive: refuser };
  for await (const { ligne, valeurs } of lireCsv(createReadStream(fichier), options)) {
    const lue = lireLigneAnnuaire(ligne, valeurs);
    if (typeof lue === 'string') refuser(ligne, lue);
    else lignes.push(lue);
  }
  return lignes;
};
