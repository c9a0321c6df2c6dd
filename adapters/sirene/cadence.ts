/** Clock and pause, so that tests need not wait. */
export type Horloge = { maintenant(): number; attendre(ms: number): Promise<void> };

/**
 * At most so many calls a second for the whole process, evenly spaced. `tour` gives false at once when the wait would be
 * longer than `attenteMaxMs`: the caller then does without.
 */
export const createCadence = (
  parSeconde: number,
  horloge: Horloge,
): { tour(attenteMaxMs: number): Promise<boolean> } => {
  const ecartMs = 1000 / parSeconde;
  let prochain = 0;
  return {
    async tour(attenteMaxMs) {
      const maintenant = horloge.maintenant();
      const depart = Math.max(maintenant, prochain);
      if (depart - maintenant > attenteMaxMs) return false;
      prochain = depart + ecartMs;
      if (depart > maintenant) await horloge.attendre(depart - maintenant);
      return true;
    },
  };
};
