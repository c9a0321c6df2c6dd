import { SngiIndisponible } from './sngi-indisponible.ts';

export type OptionsCoupeCircuit = {
  /** Failures in a row that open it. */
  seuil: number;
  /** How long it stays open before one call may try. */
  reposMs: number;
  maintenant: () => number;
};

/** How a call ended: an abandoned one (by its caller) says nothing of the service. */
export type Issue = 'REUSSITE' | 'ECHEC' | 'ABANDON';

/** Leaves in peace a service that fails again and again: calls are refused at once, then one alone tries. */
export type CoupeCircuit = {
  /** Asks leave to call; the answer must be told how the call ended, once. Throws `SngiIndisponible` when open. */
  laisserPasser: () => (issue: Issue) => void;
};

/** A circuit breaker, closed at first. */
export const createCoupeCircuit = ({ seuil, reposMs, maintenant }: OptionsCoupeCircuit): CoupeCircuit => {
  let echecs = 0;
  let ouvertJusqua = 0;
  let essaiEnCours = false;
  const ouvert = (): boolean => echecs >= seuil;

  const refuser = (reessayerDansMs: number): never => {
    throw new SngiIndisponible('Le SNGI ne répond plus : les appels sont suspendus.', 'COUPE_CIRCUIT', reessayerDansMs);
  };

  return {
    laisserPasser() {
      const essai = ouvert();
      if (essai) {
        if (maintenant() < ouvertJusqua) refuser(ouvertJusqua - maintenant());
        if (essaiEnCours) refuser(reposMs);
        essaiEnCours = true;
      }
      return (issue) => {
        if (essai) essaiEnCours = false;
        if (issue === 'REUSSITE') echecs = 0;
        else if (issue === 'ECHEC') {
          echecs += 1;
          if (ouvert()) ouvertJusqua = maintenant() + reposMs;
        }
      };
    },
  };
};
