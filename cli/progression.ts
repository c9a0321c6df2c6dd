/** Work shorter than this tells nothing; then a line at this rhythm, or a line rewritten each second on a terminal. */
const SILENCE_MS = 2000;
const RYTHME_MS = 5000;
const RYTHME_TERMINAL_MS = 1000;

export type Progression = {
  /** Tells where the work stands; called as often as one likes. */
  dire: (etat: () => string) => void;
  finir: () => void;
};

/** Progress of a long command on the error output, with the time elapsed. */
export const suivreProgression = (sortie: NodeJS.WriteStream = process.stderr): Progression => {
  const debut = Date.now();
  const terminal = sortie.isTTY === true;
  let prochaine = debut + SILENCE_MS;
  let ouverte = false;
  return {
    dire: (etat) => {
      const maintenant = Date.now();
      if (maintenant < prochaine) return;
      prochaine = maintenant + (terminal ? RYTHME_TERMINAL_MS : RYTHME_MS);
      const ligne = `${etat()} · ${Math.round((maintenant - debut) / 1000)} s`;
      sortie.write(terminal ? `\r\u001b[K${ligne}` : `${ligne}\n`);
      ouverte = terminal;
    },
    finir: () => {
      if (ouverte) sortie.write('\r\u001b[K');
      ouverte = false;
    },
  };
};
