import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import pg from 'pg';
import { lireCsv } from '../adapters/csv/lecteur-csv.ts';
import type { Cellule } from '../database/imports/copie.ts';
import {
  type Arrivee,
  type BilanRegistre,
  type BilanTable,
  importerRegistre,
  RegistreVide,
} from '../database/imports/sngi.import.ts';
import {
  COLONNES_DOSSIERS,
  COLONNES_PERSONNES,
  type Lecture,
  lireDossier,
  lirePersonne,
} from '../domain/titulaire/registre.ts';
import { type Progression, suivreProgression } from './progression.ts';
import { annoncerLignesRefusees, CODE_SORTIE, PanneCli } from './sortie.ts';
import { avecBaseProprietaire, type Pile } from './stack.ts';

type Options = { dossiers?: string; remplacer?: boolean; json?: boolean };

/** Lines left out of one file: all counted, the first ones told. */
type Refus = { nombre: number; exemples: { ligne: number; motif: string }[] };

const EXEMPLES_MAX = 1000;

/** `sngi importer`: loads the embedded register of persons, by COPY. A wrong line is told and the good ones go in. */
export const addSngiImporter = (program: Command, pile: () => Pile): void => {
  program
    .command('sngi')
    .description('Registre des personnes (SNGI) embarqué')
    .command('importer <personnes>')
    .description('Charge un CSV de personnes ; le même fichier deux fois ne change rien')
    .option('--dossiers <fichier>', 'CSV des dossiers de formation')
    .option(
      '--remplacer',
      'remplace le registre, d’un seul coup, au lieu de le compléter ; les dossiers aussi si leur fichier est donné',
    )
    .option('--json', 'résultat sur une ligne, pour un programme')
    .action(async (personnes: string, options: Options) => {
      const refusees = await importer(pile(), personnes, options);
      process.exitCode = refusees > 0 ? CODE_SORTIE.refus : CODE_SORTIE.succes;
    });
};

const importer = async (pile: Pile, fichier: string, { dossiers, remplacer, json }: Options): Promise<number> => {
  const progression = suivreProgression();
  const [refusPersonnes, refusDossiers] = [nouveauRefus(), nouveauRefus()];
  const demande = {
    personnes: await lireFichier(fichier, COLONNES_PERSONNES, lirePersonne, refusPersonnes, progression),
    ...(dossiers && {
      dossiers: await lireFichier(dossiers, COLONNES_DOSSIERS, lireDossier, refusDossiers, progression),
    }),
    remplacer: remplacer ?? false,
    surEtape: (etape: string) => progression.dire(() => etape),
  };
  try {
    const bilan = await avecBaseProprietaire(pile, (client) => importerRegistre(client, demande));
    progression.finir();
    const resultat = {
      personnes: decrire(fichier, bilan.personnes, refusPersonnes),
      ...(dossiers && bilan.dossiers && { dossiers: decrire(dossiers, bilan.dossiers, refusDossiers) }),
      dossiersSansPersonne: bilan.dossiersSansPersonne,
    };
    if (json) console.log(JSON.stringify(resultat));
    else annoncer(resultat);
    return resultat.personnes.refusees + (resultat.dossiers?.refusees ?? 0);
  } catch (erreur) {
    progression.finir();
    if (!(erreur instanceof RegistreVide)) throw expliquer(erreur);
    annoncerLignesRefusees([...refusPersonnes.exemples, ...refusDossiers.exemples]);
    console.error(erreur.message);
    return 1;
  }
};

/** Opens a file and reads it as it comes; one that cannot be opened stops the command before anything is written. */
const lireFichier = async <Colonne extends string, R extends Record<string, Cellule>>(
  fichier: string,
  colonnes: readonly Colonne[],
  lire: (valeurs: Record<Colonne, string>) => Lecture<R>,
  refus: Refus,
  progression: Progression,
): Promise<AsyncIterable<Arrivee<R>>> => {
  const { size } = await stat(fichier);
  const surLigneFautive = (ligne: number, motif: string): void => {
    refus.nombre += 1;
    if (refus.exemples.length < EXEMPLES_MAX) refus.exemples.push({ ligne, motif });
  };
  return (async function* () {
    const octets = createReadStream(fichier);
    let lignes = 0;
    for await (const { ligne, valeurs } of lireCsv(octets, { colonnesObligatoires: colonnes, surLigneFautive })) {
      lignes += 1;
      progression.dire(() => `${fichier} : ${Math.floor((100 * octets.bytesRead) / size)} % · ${lignes} lignes`);
      // The reader has checked that the header holds every column asked for.
      const lue = lire(valeurs as Record<Colonne, string>);
      if ('motif' in lue) surLigneFautive(ligne, lue.motif);
      else yield { ligne, rangee: lue.rangee };
    }
  })();
};

const nouveauRefus = (): Refus => ({ nombre: 0, exemples: [] });

type Description = Omit<BilanTable, 'doublons' | 'lignesEnDouble'> & {
  fichier: string;
  refusees: number;
  /** The first 1 000, in the order of the file. */
  refus: Refus['exemples'];
};

/** A double is a refused line like the others for whoever reads the result. */
const decrire = (fichier: string, { doublons, lignesEnDouble, ...bilan }: BilanTable, refus: Refus): Description => ({
  fichier,
  ...bilan,
  lues: bilan.lues + refus.nombre,
  refusees: refus.nombre + doublons,
  refus: [...refus.exemples, ...lignesEnDouble.map((ligne) => ({ ligne, motif: 'clé déjà vue plus haut' }))]
    .sort((a, b) => a.ligne - b.ligne)
    .slice(0, EXEMPLES_MAX),
});

type Resultat = { personnes: Description; dossiers?: Description } & Pick<BilanRegistre, 'dossiersSansPersonne'>;

const annoncer = ({ personnes, dossiers, dossiersSansPersonne }: Resultat): void => {
  annoncerFichier('Personnes', personnes);
  if (dossiers) annoncerFichier('Dossiers de formation', dossiers);
  if (dossiersSansPersonne > 0)
    console.log(`Dossiers de formation dont le NIR n’est celui de personne au registre : ${dossiersSansPersonne}.`);
};

const annoncerFichier = (quoi: string, bilan: Description): void => {
  if (bilan.refusees > 0) console.error(`${bilan.fichier} :`);
  annoncerLignesRefusees(bilan.refus);
  console.log(
    `${quoi} : ${bilan.lues} lignes lues ; ajouts : ${bilan.ajoutees} ; modifications : ${bilan.modifiees} ; ` +
      `sans changement : ${bilan.inchangees} ; retraits : ${bilan.retirees} ; lignes refusées : ${bilan.refusees}.`,
  );
};

const DROIT_MANQUANT = '42501';

/** The database's own words may quote a value of the file: only its code is told. */
const expliquer = (erreur: unknown): unknown => {
  if (!(erreur instanceof pg.DatabaseError)) return erreur;
  return new PanneCli(
    erreur.code === DROIT_MANQUANT
      ? 'Ce compte n’a pas le droit de charger le registre : donnez DATABASE_URL_MIGRATION.'
      : `Le chargement du registre a échoué (PostgreSQL, ${erreur.code}).`,
  );
};
