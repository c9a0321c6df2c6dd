import { createWriteStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as attendre } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ApiOperateur } from '../cli/api-operateur.ts';
import { COLONNES_PERSONNES, enLigneCsv, genererPersonnes } from '../database/seeders/personnes-fictives.ts';
import { depotTermine } from '../domain/depot/depot.ts';
import { type Acteur, acteurInscrit, agentInstructeur } from '../test/support/acteur.ts';
import { genererDepot, type OptionsDepot } from './generateur/depot.ts';
import { avecClone, direCharge, mio, type PilePrivee, secondes } from './mesure/pile-privee.ts';
import { type MemoireProcessus, mesurer, observer } from './mesure/processus.ts';

const GRAINE = 1;
const PERSONNES = 200_000;
const PAS_MS = 100;

type Fichier = { titre: string; taille: Pick<OptionsDepot, 'passages' | 'tailleOctets'> };

function* registre(): Generator<string> {
  yield `${COLONNES_PERSONNES}\n`;
  for (const personne of genererPersonnes({ graine: GRAINE, nombre: PERSONNES })) yield `${enLigneCsv(personne)}\n`;
}

/** The persons whom the deposits name, so that most passages are kept: the long way. */
const chargerRegistre = async ({ clone }: PilePrivee): Promise<void> => {
  const chemin = join(clone.dossier, 'personnes.csv');
  await pipeline(Readable.from(registre()), createWriteStream(chemin));
  const cli = join(clone.dossier, 'main', 'cli.ts');
  const { code, sortie, dureeMs } = await mesurer(process.execPath, [cli, 'sngi', 'importer', chemin, '--remplacer']);
  if (code !== 0) throw new Error(`Le registre n’a pas été chargé :\n${sortie.slice(-2_000)}`);
  console.log(`Registre de ${PERSONNES} personnes chargé en ${secondes(dureeMs)}`);
};

const fabriquer = async ({ clone }: PilePrivee, acteur: Acteur, fichier: Fichier, rang: number): Promise<string> => {
  const chemin = join(clone.dossier, `depot-${rang}.xml`);
  const depot = genererDepot({
    ...fichier.taille,
    graine: GRAINE,
    partDossier: 0,
    matriculeEmetteur: acteur.matricule ?? '',
    idContrat: acteur.numeroContrat ?? '',
    idFlux: `mesure-${rang}`,
    prefixeIdTechnique: `M${rang}`,
  });
  await pipeline(Readable.from(depot), createWriteStream(chemin));
  return chemin;
};

/** PostgreSQL is many processes that share their memory: the greatest one stands for them. */
const direMemoire = (processus: readonly MemoireProcessus[]): string => {
  const pics = new Map<string, number>();
  for (const { nom, picOctets } of processus) {
    const qui = nom.startsWith('postgres') ? 'PostgreSQL (le plus gros de ses processus)' : nom;
    pics.set(qui, Math.max(pics.get(qui) ?? 0, picOctets));
  }
  return [...pics]
    .sort((a, b) => b[1] - a[1])
    .map(([nom, octets]) => `    ${mio(octets).padStart(9)}  ${nom}`)
    .join('\n');
};

/** What the processes hold before anything is deposited, to set the peaks against. */
const direRepos = async ({ pid }: PilePrivee): Promise<void> => {
  const memoire = observer(pid);
  await attendre(500);
  console.log(`Mémoire de chaque processus avant tout dépôt\n${direMemoire(memoire.arreter().processus)}`);
};

const deposer = async (pile: PilePrivee, acteur: Acteur, fichier: Fichier, rang: number): Promise<void> => {
  const chemin = await fabriquer(pile, acteur, fichier, rang);
  const { size } = await stat(chemin);
  const api = new ApiOperateur(pile.etat);
  const memoire = observer(pile.pid);
  const debut = performance.now();
  const octets = await openAsBlob(chemin);
  const recu = await api.deposer({ nom: `mesure-${rang}.xml`, octets, matricule: acteur.matricule ?? '' });
  const receptionMs = performance.now() - debut;
  let depot = await api.lireDepot(recu.depotId);
  for (; !depotTermine(depot.etat); depot = await api.lireDepot(recu.depotId)) await attendre(PAS_MS);
  const totalMs = performance.now() - debut;
  const { processus, picTotalOctets } = memoire.arreter();
  const passages = depot.nombrePassages ?? 0;
  if (depot.etat === 'ECHEC_TECHNIQUE' || passages === 0) throw new Error(`Le dépôt finit « ${depot.statut} ».`);
  console.log(
    `${fichier.titre} (${(size / 1e6).toFixed(1).replace('.', ',')} Mo, ${passages} passages) : accusé de réception en ` +
      `${secondes(receptionMs)}, accusé de traitement en ${secondes(totalMs)} ` +
      `(${Math.round(passages / (totalMs / 1000))} passages par seconde) ; ${depot.nombreOk} acceptés, ${depot.nombreKo} rejetés`,
  );
  console.log(
    `  mémoire au plus de chaque processus (ensemble : ${mio(picTotalOctets)}, pages partagées comptées plusieurs fois)`,
  );
  console.log(direMemoire(processus));
};

/** `npm run bench -- depot [--passages 1000,20000] [--mo 200]`: deposits through the API of a stack of its own. */
export const executer = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { passages: { type: 'string', default: '1000,20000' }, mo: { type: 'string', default: '200' } },
  });
  const nombres = values.passages.split(',').filter(Boolean).map(Number);
  const tailles = values.mo.split(',').filter(Boolean).map(Number);
  const fichiers: Fichier[] = [
    ...nombres.map((passages) => ({ titre: `Dépôt de ${passages} passages`, taille: { passages } })),
    ...tailles.map((mo) => ({ titre: `Dépôt de ${mo} Mo`, taille: { tailleOctets: mo * 1_000_000 } })),
  ];
  await avecClone(async (demarrer) => {
    const pile = await demarrer();
    await chargerRegistre(pile);
    const acteur = await acteurInscrit(pile.etat, await agentInstructeur(pile.etat));
    await direRepos(pile);
    for (const [rang, fichier] of fichiers.entries()) await deposer(pile, acteur, fichier, rang);
  });
  direCharge();
};
