import type { Context, RootHookObject } from 'mocha';

const closers: (() => Promise<void>)[] = [];

/** Runs `close` after the last test of this mocha process, whatever files it ran. */
export const atTheEnd = (close: () => Promise<void>): void => {
  closers.push(close);
};

/** Loaded by .mocharc.json. */
export const mochaHooks: RootHookObject = {
  async afterAll(this: Context) {
    this.timeout(30_000);
    await Promise.all(closers.splice(0).map((close) => close()));
  },
};
