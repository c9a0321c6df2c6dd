import type { Moteur, OptionsAnalyse, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { EngineChild } from './child/engine-child.ts';
import { DEFAULT_BOUNDS, type WatchBounds } from './child/watch.ts';

export type OptionsMoteur = {
  /** Documents read at the same time, each in its own child; 1 unless told. */
  enfants?: number;
  bornes?: Partial<WatchBounds>;
  /** Whether fragments are shown to a second engine; true unless told. */
  secondAvis?: boolean;
};

/** A child is replaced after so many documents: its processor time is bounded for its whole life. */
const DOCUMENTS_PER_CHILD = 50_000;

/** The schema engine: documents are read in child processes, reused from one to the next and replaced when they break. */
export const createMoteur = ({ enfants = 1, bornes = {}, secondAvis = true }: OptionsMoteur = {}): Moteur => {
  const bounds = { ...DEFAULT_BOUNDS, ...bornes };
  const idle: EngineChild[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;
  /** Given up once native code has crashed, so that the document can be read when it is tried again. */
  let withSecondOpinion = secondAvis;
  let closed = false;

  const take = async (): Promise<EngineChild> => {
    if (closed) throw new Error('Le moteur est fermé.');
    if (running >= enfants) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    const child = idle.pop();
    return child === undefined || child.broken ? new EngineChild(bounds, withSecondOpinion) : child;
  };

  const release = async (child: EngineChild): Promise<void> => {
    if (child.crashed) withSecondOpinion = false;
    if (child.broken || closed || child.documents >= DOCUMENTS_PER_CHILD) await child.close();
    else idle.push(child);
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    async analyser(octets: AsyncIterable<Uint8Array>, options: OptionsAnalyse = {}): Promise<ResultatAnalyse> {
      const child = await take();
      try {
        return await child.analyse(octets, options);
      } finally {
        await release(child);
      }
    },
    async fermer(): Promise<void> {
      closed = true;
      await Promise.all(idle.splice(0).map((child) => child.close()));
    },
  };
};

export { MoteurEnPanne } from './moteur-en-panne.ts';
