import type { Context, RootHookObject } from 'mocha';

const closers: (() => Promise<void>)[] = [];

/** Runs `close` after the last test of this mocha process, whatever files it ran; what was opened last closes first. */
export const atTheEnd = (close: () => Promise<void>): void => {
  closers.push(close);
};

/** Loaded by .mocharc.json. */
export const mochaHooks: RootHookObject = {
  async afterAll(this: Context) {
    this.timeout(60_000);
    for (const close of closers.splice(0).reverse()) await close();
  },
};
