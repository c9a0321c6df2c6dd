import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afficherBilan, type Document, ecrireExemples, noter, nouveauBilan } from './bilan.ts';
import { jdkManquant } from './jdk.ts';
import { creerJuge } from './juge.ts';
import { creerMutateur } from './mutateur.ts';

const USAGE = `Usage : npm run oracle -- DOSSIER [--coupes] [--sortie DIR]
        npm run oracle -- --mutants N [--graine S] [--depuis I] [--sortie DIR]
Compare nos réponses à celles du validateur du JDK 17, sur les fichiers .xml d’un dossier ou sur des mutants.
--coupes : chaque fichier, coupé après chacun de ses octets.
--sortie DIR : y écrire les plus petits documents qui reproduisent chaque différence.`;

const LOT = 200;

async function* documentsDuDossier(dossier: string): AsyncGenerator<Document> {
  const noms = (await readdir(dossier, { recursive: true })).filter((nom) => nom.endsWith('.xml'));
  for (const nom of noms.sort()) yield { nom, octets: await readFile(join(dossier, nom)) };
}

async function* coupes(documents: AsyncIterable<Document>): AsyncGenerator<Document> {
  for await (const { nom, octets } of documents)
    for (let fin = 0; fin <= octets.length; fin++)
      yield { nom: `${nom}, coupé après ${fin} octets`, octets: octets.subarray(0, fin) };
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

const comparer = async (documents: AsyncIterable<Document>, sortie: string | undefined): Promise<number> => {
  const juge = creerJuge();
  const bilan = nouveauBilan();
  try {
    for await (const lot of parLots(documents)) {
      const jugements = await juge.juger(lot.map(({ octets }) => octets));
      lot.forEach((document, i) => {
        const jugement = jugements[i];
        if (jugement) noter(bilan, document, jugement.constat);
      });
    }
    afficherBilan(bilan);
    if (sortie !== undefined) await ecrireExemples(juge, bilan, sortie);
  } finally {
    await juge.fermer();
  }
  return bilan.classes.size === 0 ? 0 : 1;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      coupes: { type: 'boolean', default: false },
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
  const documents =
    dossier === undefined
      ? mutants(Number(values.mutants), Number(values.graine), Number(values.depuis))
      : documentsDuDossier(dossier);
  return comparer(values.coupes ? coupes(documents) : documents, values.sortie);
};

process.exitCode = await main();
