/** A server of ours in a process of its own. */
export interface Server {
  /** Resolves once its process is gone, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What to do when a server dies unasked. */
export interface OnDeath {
  restart(): void;
  givenUp(why: string): void;
}

const RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

/**
 * Starts a server and keeps it up on its data: one that dies unasked is started again. One that keeps dying, or comes back
 * under another address than the programs were given, is given up.
 */
export const keepUp = async <S extends Server>(
  start: () => Promise<S>,
  addressOf: (server: S) => string,
  on: OnDeath,
): Promise<{ server: S; stop(): Promise<void> }> => {
  const first = await start();
  let current = first;
  let stopping = false;
  let deaths: number[] = [];
  let restarting = Promise.resolve();

  const startAgain = async (): Promise<void> => {
    deaths = [...deaths.filter((at) => Date.now() - at < RESTART_WINDOW_MS), Date.now()];
    if (deaths.length > RESTARTS) return on.givenUp('trop de départs en une minute');
    on.restart();
    try {
      current = await start();
    } catch (error) {
      return on.givenUp(error instanceof Error ? error.message : String(error));
    }
    if (addressOf(current) !== addressOf(first)) return on.givenUp('son adresse a été prise par un autre programme');
    watch();
  };
  const watch = (): void => {
    void current.ended.then(() => {
      if (!stopping) restarting = startAgain();
    });
  };

  watch();
  return {
    server: first,
    stop: async () => {
      stopping = true;
      await restarting;
      await current.stop();
    },
  };
};
