import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { genererDepot } from './generateur/depot.ts';
import { mediane, mesurer, type Releve } from './mesure/processus.ts';

const MIO = 1024 * 1024;
const GRAINE = 4;

type Fichier = { titre: string; chemin: string; tailleMo: number; fautif: boolean };

type Resultat = {
  fichier: Fichier;
  notreMs: number;
  leurMs: number;
  rapportCpu: number;
  picTotalOctets: number;
  processus: Releve['processus'];
};

const racine = (chemin: string): string => fileURLToPath(new URL(`../${chemin}`, import.meta.url));

const exigerXmllint = (): void => {
  if (spawnSync('xmllint', ['--version']).error)
    throw new Error('La mesure compare au programme « xmllint » : installez-le par « apt-get install libxml2-utils ».');
};

const fabriquer = async (dossier: string, tailleMo: number, fautif: boolean): Promise<Fichier> => {
  const chemin = join(dossier, `${tailleMo}-${fautif ? 'fautif' : 'valide'}.xml`);
  const options = { graine: GRAINE, tailleOctets: tailleMo * 1_000_000, partFautive: fautif ? 0.01 : 0 };
  await pipeline(Readable.from(genererDepot(options)), createWriteStream(chemin));
  return { titre: `${tailleMo} Mo, ${fautif ? '1 % de passages fautifs' : 'valide'}`, chemin, tailleMo, fautif };
};

const verifier = (quoi: string, { code, sortie }: Releve, attendu: number): void => {
  if (code !== attendu) throw new Error(`${quoi} a rendu ${code} au lieu de ${attendu} :\n${sortie.slice(-2_000)}`);
};

/** Both commands turn by turn, so that a slower moment of the machine weighs on both. */
const confronter = async (fichier: Fichier, tours: number): Promise<Resultat> => {
  const schema = racine('schemas/depot-1.1.2.xsd');
  const notres: Releve[] = [];
  const leurs: Releve[] = [];
  for (let tour = 0; tour < tours; tour++) {
    const leur = await mesurer('xmllint', ['--noout', '--stream', '--schema', schema, fichier.chemin]);
    verifier('xmllint', leur, fichier.fautif ? 3 : 0);
    const notre = await mesurer(process.execPath, [racine('main/cli.ts'), 'controler', '--json', fichier.chemin]);
    verifier('controler', notre, fichier.fautif ? 1 : 0);
    leurs.push(leur);
    notres.push(notre);
  }
  const pire = notres.reduce((a, b) => (b.picTotalOctets > a.picTotalOctets ? b : a));
  return {
    fichier,
    notreMs: mediane(notres.map(({ dureeMs }) => dureeMs)),
    leurMs: mediane(leurs.map(({ dureeMs }) => dureeMs)),
    rapportCpu: mediane(notres.map(({ cpuMs }) => cpuMs)) / mediane(leurs.map(({ cpuMs }) => cpuMs)),
    picTotalOctets: pire.picTotalOctets,
    processus: pire.processus,
  };
};

const mio = (octets: number): string => `${(octets / MIO).toFixed(0)} Mio`;
const secondes = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** Below this, a process is one of the short steps that start a child: not worth a place in the line. */
const NOMME_OCTETS = 30 * MIO;

const afficher = ({ fichier, notreMs, leurMs, rapportCpu, picTotalOctets, processus }: Resultat): void => {
  const detail = processus
    .filter(({ picOctets }) => picOctets >= NOMME_OCTETS)
    .map(({ nom, picOctets }) => `${nom} ${mio(picOctets)}`)
    .join(', ');
  console.log(
    `${fichier.titre} : controler ${secondes(notreMs)}, xmllint ${secondes(leurMs)}, ` +
      `rapport ${(notreMs / leurMs).toFixed(2)} (${rapportCpu.toFixed(2)} en temps de processeur) ; mémoire au plus ${mio(picTotalOctets)} (${detail})`,
  );
};

const SEUILS = { rapport: 6, totalMio: 350, ecart: 0.2 };

const conclure = (resultats: readonly Resultat[]): void => {
  const tenu = (phrase: string, oui: boolean): void => console.log(`${oui ? 'TENU   ' : 'MANQUÉ '} ${phrase}`);
  for (const { fichier, notreMs, leurMs, picTotalOctets } of resultats) {
    tenu(`${fichier.titre} : rapport ≤ ${SEUILS.rapport}`, notreMs / leurMs <= SEUILS.rapport);
    tenu(`${fichier.titre} : mémoire ≤ ${SEUILS.totalMio} Mio`, picTotalOctets <= SEUILS.totalMio * MIO);
  }
  for (const fautif of [false, true]) {
    const [petit, grand] = resultats.filter(({ fichier }) => fichier.fautif === fautif);
    if (!petit || !grand) continue;
    const ecart = Math.abs(grand.picTotalOctets / petit.picTotalOctets - 1);
    const croissance = grand.notreMs / petit.notreMs / (grand.fichier.tailleMo / petit.fichier.tailleMo);
    const quoi = fautif ? 'fautifs' : 'valides';
    tenu(`${quoi} : même mémoire à 20 % près (écart ${(ecart * 100).toFixed(0)} %)`, ecart <= SEUILS.ecart);
    tenu(`${quoi} : temps linéaire (par octet, ${croissance.toFixed(2)} fois celui du petit)`, croissance <= 1.2);
  }
};

/** `npm run bench -- moteur [--tailles 20,200] [--tours 5]`: time of `controler` set to xmllint's, and its memory. */
export const executer = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { tailles: { type: 'string', default: '20,200' }, tours: { type: 'string', default: '5' } },
  });
  exigerXmllint();
  const dossier = await mkdtemp(join(tmpdir(), 'accrochage-bench-'));
  const resultats: Resultat[] = [];
  try {
    for (const taille of values.tailles.split(','))
      for (const fautif of [false, true]) {
        const resultat = await confronter(await fabriquer(dossier, Number(taille), fautif), Number(values.tours));
        afficher(resultat);
        resultats.push(resultat);
      }
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
  conclure(resultats);
};
