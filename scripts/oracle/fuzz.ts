import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMoteur } from '../../adapters/xsd/moteur.ts';
import { creerHasard } from '../../database/seeders/hasard.ts';
import { afficherBilan, type Bilan, noter, noterDifference, nouveauBilan } from './bilan.ts';
import { verifierInvariants } from './invariants.ts';
import { jdkManquant } from './jdk.ts';
import { creerJuge } from './juge.ts';
import { creerMutateur, type Mutant } from './mutateur.ts';

const USAGE = `Usage : npm run fuzz -- [N] [--graine S] [--depuis I] [--sans-jdk] [--sortie DIR]
Soumet N mutants (200 000 par défaut) au moteur : jamais de panne, même réponse quelle que soit la découpe des octets,
accord de libxml2 hors des écarts connus ; et, quand un JDK 17 est là, la liste exacte du validateur officiel.`;

const LOT = 200;
const AVANCEMENT_MS = 10_000;

type Reglages = { graine: number; depuis: number; nombre: number; avecJdk: boolean };

const nommer = (graine: number, { index, recette }: Mutant): string =>
  `graine ${graine}, mutant ${index} : ${recette.join(' + ')}`;

const avancer = (): ((fait: number, total: number, differences: number) => void) => {
  const debut = Date.now();
  let dernier = debut;
  return (fait, total, differences) => {
    if (Date.now() - dernier < AVANCEMENT_MS && fait < total) return;
    dernier = Date.now();
    console.log(`${fait} / ${total} en ${Math.round((dernier - debut) / 1000)} s, ${differences} différences`);
  };
};

const compter = ({ classes }: Bilan): number => [...classes.values()].reduce((somme, { nombre }) => somme + nombre, 0);

/** Says each new class of difference as soon as it is met: a run of an hour is watched, and may be cut short. */
const annoncer = (): ((bilan: Bilan) => void) => {
  const dites = new Set<string>();
  return ({ classes }) => {
    for (const [classe, { exemples }] of classes) {
      if (dites.has(classe)) continue;
      dites.add(classe);
      console.log(`  ${classe}\n      ${exemples[0]?.nom}`);
    }
  };
};

const eprouver = async ({ graine, depuis, nombre, avecJdk }: Reglages): Promise<Bilan> => {
  const muter = creerMutateur(graine);
  const bilan = nouveauBilan();
  const juge = avecJdk ? creerJuge() : undefined;
  const moteur = juge?.moteur ?? createMoteur();
  const dire = avancer();
  const nommerClasses = annoncer();
  let interrompu = false;
  process.once('SIGINT', () => {
    interrompu = true;
  });
  try {
    for (let debut = depuis; debut < depuis + nombre && !interrompu; debut += LOT) {
      const lot = Array.from({ length: Math.min(LOT, depuis + nombre - debut) }, (_, i) => muter(debut + i));
      const jugements = await juge?.juger(lot.map(({ octets }) => octets));
      for (const [i, mutant] of lot.entries()) {
        const document = { nom: nommer(graine, mutant), octets: mutant.octets };
        const jugement = jugements?.[i];
        if (jugement) noter(bilan, document, jugement.constat);
        else bilan.total++;
        for (const faute of await verifierInvariants(moteur, mutant.octets, creerHasard(graine, mutant.index, 1)))
          noterDifference(bilan, document, faute);
      }
      nommerClasses(bilan);
      dire(debut - depuis + lot.length, nombre, compter(bilan));
    }
  } finally {
    await (juge ?? moteur).fermer();
  }
  return bilan;
};

const ecrire = ({ classes }: Bilan, sortie: string): void => {
  mkdirSync(sortie, { recursive: true });
  let numero = 0;
  for (const [classe, { nombre, exemples }] of classes)
    for (const { nom, octets } of exemples) {
      const base = join(sortie, `difference-${String(++numero).padStart(3, '0')}`);
      writeFileSync(`${base}.xml`, octets);
      writeFileSync(`${base}.json`, `${JSON.stringify({ classe, nombre, origine: nom }, null, 2)}\n`);
    }
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      graine: { type: 'string', default: '1' },
      depuis: { type: 'string', default: '0' },
      'sans-jdk': { type: 'boolean', default: false },
      sortie: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const nombre = Number(positionals[0] ?? 200_000);
  if (values.help || !Number.isInteger(nombre) || nombre <= 0) {
    console.error(USAGE);
    return 2;
  }
  const manque = jdkManquant();
  if (manque && !values['sans-jdk']) console.log(`${manque}\nÀ défaut, seuls les invariants sont éprouvés.`);
  const avecJdk = !values['sans-jdk'] && manque === undefined;
  const bilan = await eprouver({ graine: Number(values.graine), depuis: Number(values.depuis), nombre, avecJdk });
  afficherBilan(bilan);
  if (values.sortie !== undefined) ecrire(bilan, values.sortie);
  return bilan.classes.size === 0 ? 0 : 1;
};

process.exitCode = await main();
