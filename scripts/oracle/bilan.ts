import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Constat } from './comparer.ts';
import type { Juge } from './juge.ts';
import { reduire } from './reduire.ts';

export type Document = { nom: string; octets: Uint8Array };

type Classe = { nombre: number; exemples: Document[] };

/** What a run has seen: counts, and for each class of difference the smallest documents that show it. */
export type Bilan = { total: number; genres: Map<string, number>; classes: Map<string, Classe> };

const EXEMPLES_PAR_CLASSE = 2;

export const nouveauBilan = (): Bilan => ({ total: 0, genres: new Map(), classes: new Map() });

export const noterDifference = ({ classes }: Bilan, document: Document, nom: string): void => {
  const classe = classes.get(nom) ?? { nombre: 0, exemples: [] };
  classe.nombre++;
  classe.exemples = [...classe.exemples, document]
    .sort((a, b) => a.octets.length - b.octets.length)
    .slice(0, EXEMPLES_PAR_CLASSE);
  classes.set(nom, classe);
};

export const noter = (bilan: Bilan, document: Document, constat: Constat): void => {
  bilan.total++;
  const genre = constat.genre === 'REFUS' ? `REFUS ${constat.code}` : constat.genre;
  bilan.genres.set(genre, (bilan.genres.get(genre) ?? 0) + 1);
  if (constat.genre === 'DIFFERENT') noterDifference(bilan, document, constat.classe);
};

export const afficherBilan = ({ total, genres, classes }: Bilan): void => {
  console.log(`${total} documents.`);
  for (const [genre, nombre] of [...genres].sort((a, b) => b[1] - a[1])) console.log(`  ${genre} : ${nombre}`);
  for (const [classe, { nombre, exemples }] of [...classes].sort((a, b) => b[1].nombre - a[1].nombre))
    console.log(`  × ${nombre}  ${classe}\n      ${exemples[0]?.nom}`);
};

/** Writes, for each class, its documents made as small as can be, with both answers beside. */
export const ecrireExemples = async ({ juger }: Juge, { classes }: Bilan, sortie: string): Promise<void> => {
  mkdirSync(sortie, { recursive: true });
  let numero = 0;
  for (const [classe, { nombre, exemples }] of classes)
    for (const { nom, octets } of exemples) {
      const petit = await reduire(octets, async (essais) =>
        (await juger(essais)).map(({ constat }) => constat.genre === 'DIFFERENT' && constat.classe === classe),
      );
      const [jugement] = await juger([petit]);
      const base = join(sortie, `difference-${String(++numero).padStart(3, '0')}`);
      writeFileSync(`${base}.xml`, petit);
      const fiche = { classe, nombre, origine: nom, jdk: jugement?.avis, nous: jugement?.nous };
      writeFileSync(`${base}.json`, `${JSON.stringify(fiche, null, 2)}\n`);
    }
};
