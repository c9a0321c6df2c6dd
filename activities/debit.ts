import { setTimeout as attendre } from 'node:timers/promises';
import type { Sngi } from '../domain/titulaire/rapprochement.ts';

/** Spaces the calls of this process to the register: at most so many batches a second, in the order asked. */
export const limiterDebit = (sngi: Sngi, parSeconde: number, horloge: () => number = Date.now): Sngi => {
  const intervalleMs = 1000 / parSeconde;
  let prochainMs = 0;
  return {
    async rapprocher(lot, signal) {
      const maintenantMs = horloge();
      const departMs = Math.max(maintenantMs, prochainMs);
      prochainMs = departMs + intervalleMs;
      if (departMs > maintenantMs) await attendre(departMs - maintenantMs, undefined, { signal });
      return sngi.rapprocher(lot, signal);
    },
  };
};
