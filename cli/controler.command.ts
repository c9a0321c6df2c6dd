import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createMoteur } from '../adapters/xsd/moteur.ts';
import type { Moteur } from '../domain/depot/analyse.ts';
import { type Anomalie, createControlesSansBase } from '../domain/depot/controles/controles-sans-base.ts';
import { type Controle, rapportJson, rapportLisible } from './controler/rapport.ts';
import { CODE_SORTIE, PanneCli } from './sortie.ts';

/** The schema has 200 000 passages at most: one fault each is the most that is kept. */
const MAX_ANOMALIES = 10_000;
const BLOC_LECTURE_OCTETS = 131_072;
/** Small, so that little is held at a time. */
const TAILLE_LOT = 200;

type Options = { dossier?: string; json?: boolean };
type Cible = { fichier: string; chemin: string };

/** `controler FICHIER… [--dossier DIR] [--json]`: the schema check, offline; 1 when a file is KO, 3 when one cannot be read. */
export const addControler = (program: Command): void => {
  program
    .command('controler')
    .description('Contrôle des fichiers de dépôt, sans rien déposer et sans serveur')
    .argument('[fichiers...]', 'fichiers XML à contrôler')
    .option('--dossier <dir>', 'contrôle aussi tous les fichiers .xml de ce dossier et de ses sous-dossiers')
    .option('--json', 'une ligne JSON par fichier, pour un programme')
    .action(async (fichiers: string[], options: Options, commande: Command) => {
      if (fichiers.length === 0 && options.dossier === undefined)
        commande.error("error: missing required argument 'fichiers'", { exitCode: CODE_SORTIE.usage });
      process.exitCode = await controlerTout(fichiers, options);
    });
};

const controlerTout = async (fichiers: readonly string[], { dossier, json = false }: Options): Promise<number> => {
  const cibles = fichiers.map((fichier): Cible => ({ fichier, chemin: fichier }));
  if (dossier !== undefined) cibles.push(...(await ciblesDuDossier(dossier)));
  if (cibles.length === 0) console.error(`Aucun fichier .xml dans le dossier ${dossier}.`);
  const moteur = createMoteur();
  let code: number = CODE_SORTIE.succes;
  try {
    for (const cible of cibles) code = Math.max(code, await controlerUn(moteur, cible, json));
  } finally {
    await moteur.fermer();
  }
  return code;
};

/** Every `.xml` under the folder, its path relative to it, in byte order. */
const ciblesDuDossier = async (dossier: string): Promise<Cible[]> => {
  const entrees = await readdir(dossier, { recursive: true, withFileTypes: true }).catch((erreur: Error) => {
    throw new PanneCli(`Le dossier ${dossier} ne peut pas être lu : ${motifDe(erreur)}.`);
  });
  const prefixe = join(dossier, '.');
  return entrees
    .filter((entree) => !entree.isDirectory() && entree.name.endsWith('.xml'))
    .map((entree): Cible => {
      const chemin = join(entree.parentPath, entree.name);
      return { fichier: chemin.slice(prefixe === '.' ? 0 : prefixe.length).replace(/^\//, ''), chemin };
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a.fichier), Buffer.from(b.fichier)));
};

const controlerUn = async (moteur: Moteur, { fichier, chemin }: Cible, json: boolean): Promise<number> => {
  try {
    const controle = await controler(moteur, chemin);
    await ecrire(`${json ? rapportJson(fichier, controle) : rapportLisible(fichier, controle)}\n`);
    return controle.verdict === 'OK' ? CODE_SORTIE.succes : CODE_SORTIE.refus;
  } catch (erreur) {
    console.error(`${fichier} : ${motifDe(erreur as NodeJS.ErrnoException)}.`);
    return CODE_SORTIE.panne;
  }
};

const controler = async (moteur: Moteur, chemin: string): Promise<Controle> => {
  if ((await stat(chemin)).isDirectory()) throw new PanneCli('c’est un dossier (utilisez --dossier)');
  const controles = createControlesSansBase({ recuLe: new Date().toISOString() });
  const anomalies: Anomalie[] = [];
  let nombreAnomalies = 0;
  const noter = (trouvees: readonly Anomalie[]): void => {
    nombreAnomalies += trouvees.length;
    anomalies.push(...trouvees.slice(0, MAX_ANOMALIES - anomalies.length));
  };
  const resultat = await moteur.analyser(octetsDe(chemin), {
    tailleLot: TAILLE_LOT,
    surPassages: (lot) => {
      for (const passage of lot) noter(controles.surPassage(passage));
    },
  });
  noter(controles.surFin(resultat.entete, resultat.certifications));
  return { ...resultat, anomalies, nombreAnomalies };
};

/** The bytes of a file, through one buffer: the engine is done with a piece when it asks for the next one. */
async function* octetsDe(chemin: string): AsyncGenerator<Uint8Array> {
  const tampon = Buffer.allocUnsafeSlow(BLOC_LECTURE_OCTETS);
  const fichier = await open(chemin);
  try {
    for (;;) {
      const { bytesRead } = await fichier.read(tampon, 0, tampon.length);
      if (bytesRead === 0) return;
      yield tampon.subarray(0, bytesRead);
    }
  } finally {
    await fichier.close();
  }
}

/** Waits for the reader of our output, so that a long report does not pile up in memory. */
const ecrire = (texte: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(texte, (erreur) => (erreur ? reject(erreur) : resolve()));
  });

const MOTIFS: Record<string, string> = {
  ENOENT: 'fichier introuvable',
  EACCES: 'accès refusé',
  EISDIR: 'c’est un dossier',
  ENOTDIR: 'ce n’est pas un dossier',
};

const motifDe = (erreur: NodeJS.ErrnoException): string =>
  MOTIFS[erreur.code ?? ''] ?? erreur.message.replace(/\.$/, '');
