import { loadavg } from 'node:os';
import type { EtatDeLaPile } from '../../main/dev/dossier-local.ts';
import { type Clone, cloner, type Demarrage } from '../../test/support/clone.ts';

/** `npm start -- --sans-demo` in a clone of its own: nothing of the checkout's data is touched. */
export type PilePrivee = {
  readonly clone: Clone;
  /** Process above all those of the stack. */
  readonly pid: number;
  readonly etat: EtatDeLaPile;
  readonly demarrageMs: number;
  arreter(): Promise<void>;
};

const demarrerDans = async (clone: Clone): Promise<PilePrivee> => {
  const debut = performance.now();
  const marche: Demarrage = clone.demarrer('--sans-demo');
  await marche.pret;
  const demarrageMs = performance.now() - debut;
  return {
    clone,
    pid: marche.process.pid ?? 0,
    etat: clone.lire<EtatDeLaPile>('etat.json'),
    demarrageMs,
    async arreter() {
      marche.process.kill('SIGTERM');
      await marche.fin;
    },
  };
};

/** Runs with a fresh clone, where stacks are started one after the other; removes it whatever happens. */
export const avecClone = async <T>(faire: (demarrer: () => Promise<PilePrivee>) => Promise<T>): Promise<T> => {
  const clone = cloner();
  const piles: PilePrivee[] = [];
  try {
    return await faire(async () => {
      const pile = await demarrerDans(clone);
      piles.push(pile);
      return pile;
    });
  } finally {
    for (const pile of piles) await pile.arreter();
    clone.supprimer();
  }
};

export const secondes = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1).replace('.', ',')} s`;
export const mio = (octets: number): string => `${(octets / 1024 / 1024).toFixed(0)} Mio`;

/** Figures of a machine that does something else are upper bounds: say so. */
export const direCharge = (): void =>
  console.log(`Charge de la machine sur une minute : ${(loadavg()[0] ?? 0).toFixed(1).replace('.', ',')}`);
