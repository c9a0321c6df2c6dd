/** Spares a service that fails: after several failures in a row nobody calls it for a while, then one caller tries. */
export type CoupeCircuit = {
  /** False: do not call. True: call, then say how it ended. */
  passage(maintenant: number): boolean;
  succes(): void;
  /** `repos` is what the service itself asked for: obeyed at once, whatever the count. */
  echec(maintenant: number, repos?: number): void;
  /** The call was not made after all. */
  abandon(): void;
};

export const createCoupeCircuit = ({ seuil, reposMs }: { seuil: number; reposMs: number }): CoupeCircuit => {
  let echecs = 0;
  let ouvertJusqua = 0;
  let essaiEnCours = false;
  return {
    passage(maintenant) {
      if (maintenant < ouvertJusqua || essaiEnCours) return false;
      essaiEnCours = echecs >= seuil;
      return true;
    },
    succes() {
      echecs = 0;
      essaiEnCours = false;
    },
    echec(maintenant, repos) {
      echecs += 1;
      essaiEnCours = false;
      if (repos !== undefined) ouvertJusqua = Math.max(ouvertJusqua, maintenant + repos);
      else if (echecs >= seuil) ouvertJusqua = maintenant + reposMs;
    },
    abandon() {
      essaiEnCours = false;
    },
  };
};
