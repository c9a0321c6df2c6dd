import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createMoteur } from '../../adapters/xsd/moteur.ts';
import type { Moteur } from '../../domain/depot/analyse.ts';
import { type Constat, confronter } from './comparer.ts';
import { type Avis, demarrerJdk, type Jdk, jdkManquant } from './jdk.ts';
import { creerMutateur } from './mutateur.ts';
import { reduire } from './reduire.ts';

const USAGE = `Usage : npm run oracle -- DOSSIER [--sortie DIR]
        npm run oracle -- --mutants N [--graine S] [--depuis I] [--sortie DIR]
Compare nos réponses à celles du validateur du JDK 17, sur les fichiers .xml d'un dossier ou sur des mutants.
--sortie DIR : y écrire les plus petits documents qui reproduisent chaque différence.`;

type Document = { nom: string; octets: Uint8Array };
type Exemple = Document & { taille: number };
type Bilan = {
  total: number;
  genres: Record<string, number>;
  classes: Map<string, { nombre: number; exemples: Exemple[] }>;
};

const LOT = 200;
const EXEMPLES_PAR_CLASSE = 2;

async function* documentsDuDossier(dossier: string): AsyncGenerator<Document> {
  for (const nom of (await readdir(dossier)).filter((fichier) => fichier.endsWith('.xml')).sort())
    yield { nom, octets: await readFile(join(dossier, nom)) };
}

async function* mutants(nombre: number, graine: number, depuis: number): AsyncGenerator<Document> {
  const muter = creerMutateur(graine);
  for (let index = depuis; index < depuis + nombre; index++) {
    const { octets, recette } = muter(index);
    yield { nom: `graine ${graine}, mutant ${index} : ${recette.join(' + ')}`, octets };
  }
}

async function* parLots(documents: AsyncIterable<Document>): AsyncGenerator<Document[]> {
  let lot: Document[] = [];
  for await (const document of documents) {
    lot.push(document);
    if (lot.length < LOT) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}

const enFlux = async function* (octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
};

type Juge = { jdk: Jdk; moteur: Moteur };

const juger = async (
  { jdk, moteur }: Juge,
  lot: readonly Uint8Array[],
): Promise<{ constat: Constat; avis: Avis }[]> => {
  const attente = jdk.valider(lot);
  const nous = [];
  for (const octets of lot) nous.push(await moteur.analyser(enFlux(octets)));
  const avis = await attente;
  return lot.map((octets, i) => {
    const [sien, notre] = [avis[i], nous[i]];
    if (!sien || !notre) throw new Error('Réponse manquante.');
    return { constat: confronter({ octets, avis: sien, nous: notre }), avis: sien };
  });
};

const noter = (bilan: Bilan, document: Document, constat: Constat): void => {
  bilan.total++;
  const genre = constat.genre === 'REFUS' ? `REFUS ${constat.code}` : constat.genre;
  bilan.genres[genre] = (bilan.genres[genre] ?? 0) + 1;
  if (constat.genre !== 'DIFFERENT') return;
  const classe = bilan.classes.get(constat.classe) ?? { nombre: 0, exemples: [] };
  classe.nombre++;
  classe.exemples = [...classe.exemples, { ...document, taille: document.octets.length }]
    .sort((a, b) => a.taille - b.taille)
    .slice(0, EXEMPLES_PAR_CLASSE);
  bilan.classes.set(constat.classe, classe);
};

const afficher = ({ total, genres, classes }: Bilan): void => {
  console.log(`${total} documents confrontés au validateur du JDK.`);
  for (const [genre, nombre] of Object.entries(genres).sort((a, b) => b[1] - a[1]))
    console.log(`  ${genre} : ${nombre}`);
  for (const [classe, { nombre, exemples }] of [...classes].sort((a, b) => b[1].nombre - a[1].nombre))
    console.log(`  × ${nombre}  ${classe}\n      ${exemples[0]?.nom}`);
};

const ecrireExemples = async (juge: Juge, { classes }: Bilan, sortie: string): Promise<void> => {
  mkdirSync(sortie, { recursive: true });
  let numero = 0;
  for (const [classe, { nombre, exemples }] of classes)
    for (const { nom, octets } of exemples) {
      const petit = await reduire(octets, async (essais) =>
        (await juger(juge, essais)).map(({ constat }) => constat.genre === 'DIFFERENT' && constat.classe === classe),
      );
      const [jugement] = await juger(juge, [petit]);
      const nous = await juge.moteur.analyser(enFlux(petit));
      const base = join(sortie, `difference-${String(++numero).padStart(3, '0')}`);
      writeFileSync(`${base}.xml`, petit);
      const fiche = {
        classe,
        nombre,
        origine: nom,
        jdk: jugement?.avis,
        nous: { erreurs: nous.erreurs, verdict: nous.verdict },
      };
      writeFileSync(`${base}.json`, `${JSON.stringify(fiche, null, 2)}\n`);
    }
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mutants: { type: 'string' },
      graine: { type: 'string', default: '1' },
      depuis: { type: 'string', default: '0' },
      sortie: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const dossier = positionals[0];
  if (values.help || (dossier === undefined) === (values.mutants === undefined)) {
    console.error(USAGE);
    return 2;
  }
  const manque = jdkManquant();
  if (manque) {
    console.error(manque);
    return 3;
  }
  const schema = (version: string): string =>
    fileURLToPath(new URL(`../../schemas/depot-${version}.xsd`, import.meta.url));
  const juge: Juge = { jdk: demarrerJdk([schema('1.1.2'), schema('1.1.5')]), moteur: createMoteur() };
  const bilan: Bilan = { total: 0, genres: {}, classes: new Map() };
  const documents =
    dossier !== undefined
      ? documentsDuDossier(dossier)
      : mutants(Number(values.mutants), Number(values.graine), Number(values.depuis));
  try {
    for await (const lot of parLots(documents)) {
      const constats = await juger(
        juge,
        lot.map(({ octets }) => octets),
      );
      lot.forEach((document, i) => {
        const jugement = constats[i];
        if (jugement) noter(bilan, document, jugement.constat);
      });
    }
    afficher(bilan);
    if (values.sortie !== undefined) await ecrireExemples(juge, bilan, values.sortie);
  } finally {
    await Promise.all([juge.jdk.fermer(), juge.moteur.fermer()]);
  }
  return bilan.classes.size === 0 ? 0 : 1;
};

process.exitCode = await main();
