import type { Context, RootHookObject } from 'mocha';
import { arreterServeur } from './postgres.ts';

/** Runs after the last test of a mocha process, whatever files it ran. */
export const mochaHooks: RootHookObject = {
  async afterAll(this: Context) {
    this.timeout(30_000);
    await arreterServeur();
  },
};
