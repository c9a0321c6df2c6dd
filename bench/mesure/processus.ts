import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** `cpuMs`: processor time used, as seen at the last sample. */
export type MemoireProcessus = { nom: string; picOctets: number; cpuMs: number };

export type Releve = {
  code: number | null;
  dureeMs: number;
  sortie: string;
  /** Highest resident memory of each process of the tree, and the highest sum of them seen at one moment (Linux). */
  processus: MemoireProcessus[];
  picTotalOctets: number;
  /** Processor time of the whole tree: what a loaded machine changes least. */
  cpuMs: number;
};

const ECHANTILLON_MS = 25;
const SORTIE_MAX = 64 * 1024;

/** A process that ends between two reads of /proc is no fault: it has no memory any more. */
const lireProc = (chemin: string): string | undefined => {
  try {
    return readFileSync(chemin, 'utf8');
  } catch {
    return undefined;
  }
};

const descendance = (racine: number): number[] => {
  const parents = new Map<number, number>();
  for (const nom of readdirSync('/proc')) {
    if (!/^\d+$/.test(nom)) continue;
    const stat = lireProc(`/proc/${nom}/stat`);
    // The command, between brackets, may hold blanks: what follows it is what counts.
    const ppid = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (ppid !== undefined) parents.set(Number(nom), Number(ppid));
  }
  const membres = [racine];
  for (const membre of membres) for (const [pid, ppid] of parents) if (ppid === membre) membres.push(pid);
  return membres;
};

const champKo = (etat: string, champ: string): number =>
  Number(new RegExp(`^${champ}:\\s+(\\d+) kB$`, 'm').exec(etat)?.[1] ?? 0) * 1024;

/** Linux counts processor time in hundredths of a second. */
const TOP_MS = 10;

const cpuDe = (pid: number): number => {
  const stat = lireProc(`/proc/${pid}/stat`);
  const champs = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return (Number(champs[11] ?? 0) + Number(champs[12] ?? 0)) * TOP_MS;
};

const nomDe = (pid: number): string => {
  const mots = (lireProc(`/proc/${pid}/cmdline`) ?? '').split('\0').filter((mot) => mot !== '' && !mot.startsWith('-'));
  return mots
    .slice(0, 2)
    .map((mot) => mot.split('/').at(-1))
    .join(' ');
};

/** Forgets the peaks of before, so that the next ones belong to what is measured. */
const oublierPics = (pid: number): void => {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Gone, or not ours to touch: its peak is then that of its whole life, which is never too low.
  }
};

/** Memory of a running process and of all its children, from now until `arreter` (Linux). */
export const observer = (pid: number, pasMs = 50): { arreter(): Pick<Releve, 'processus' | 'picTotalOctets'> } => {
  const pics = new Map<number, MemoireProcessus>();
  if (process.platform === 'linux') descendance(pid).forEach(oublierPics);
  const suivi = suivre(pid, pics, pasMs);
  return {
    arreter: () => {
      const picTotalOctets = suivi.arreter();
      return { processus: [...pics.values()], picTotalOctets };
    },
  };
};

const suivre = (
  racine: number | undefined,
  pics: Map<number, MemoireProcessus>,
  pasMs = ECHANTILLON_MS,
): { arreter(): number } => {
  let picTotalOctets = 0;
  const echantillon = (): void => {
    if (racine === undefined) return;
    let total = 0;
    for (const pid of descendance(racine)) {
      const etat = lireProc(`/proc/${pid}/status`);
      if (etat === undefined) continue;
      total += champKo(etat, 'VmRSS');
      const connu = pics.get(pid);
      const picOctets = Math.max(connu?.picOctets ?? 0, champKo(etat, 'VmHWM'));
      if (picOctets > 0)
        pics.set(pid, {
          nom: nomDe(pid) || connu?.nom || String(pid),
          picOctets,
          cpuMs: cpuDe(pid) || (connu?.cpuMs ?? 0),
        });
    }
    picTotalOctets = Math.max(picTotalOctets, total);
  };
  const minuterie = process.platform === 'linux' ? setInterval(echantillon, pasMs) : undefined;
  return {
    arreter: () => {
      clearInterval(minuterie);
      return picTotalOctets;
    },
  };
};

/** Runs a command to its end, with its duration and, on Linux, the memory of it and of all its children. */
export const mesurer = async (commande: string, args: readonly string[]): Promise<Releve> => {
  const debut = performance.now();
  const enfant = spawn(commande, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const pics = new Map<number, MemoireProcessus>();
  const suivi = suivre(enfant.pid, pics);
  let sortie = '';
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.setEncoding('utf8').on('data', (texte: string) => {
      if (sortie.length < SORTIE_MAX) sortie += texte;
    });
  const code = await new Promise<number | null>((resoudre, rejeter) => {
    enfant.once('error', rejeter);
    enfant.once('close', resoudre);
  });
  const dureeMs = performance.now() - debut;
  const picTotalOctets = suivi.arreter();
  const processus = [...pics.values()];
  const cpuMs = processus.reduce((somme, un) => somme + un.cpuMs, 0);
  return { code, dureeMs, sortie, processus, picTotalOctets, cpuMs };
};

export const mediane = (valeurs: readonly number[]): number => {
  const triees = [...valeurs].sort((a, b) => a - b);
  const milieu = triees.length >> 1;
  const haut = triees[milieu] ?? Number.NaN;
  return triees.length % 2 === 1 ? haut : ((triees[milieu - 1] ?? Number.NaN) + haut) / 2;
};
