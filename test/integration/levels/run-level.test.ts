import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type LevelResult, runLevel } from '../../../scripts/levels/run-level.ts';

describe('runner of a level', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'niveau-'));
    mkdirSync(join(root, 'test', 'essai'), { recursive: true });
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const level = (name: string, body: string): Promise<LevelResult | undefined> => {
    writeFileSync(join(root, 'test', 'essai', `${name}.test.ts`), body);
    return runLevel('essai', { root, endTimeoutMs: 500, quiet: true });
  };

  it('counts what passed, failed and was skipped', async () => {
    const result = await level(
      'compte',
      "it('a', () => {}); it('b', () => { throw new Error('b'); }); it.skip('c', () => {});",
    );

    expect(result).to.deep.include({ passed: 1, failed: 1, skipped: 1 });
    expect(result?.durations.map(({ title }) => title)).to.deep.equal(['a', 'b', 'c']);
  });

  it('counts a failure when the process ends in the middle, or cannot read a test', async () => {
    const left = await level('sortie', "it('a', () => process.exit(0));");
    const unreadable = await level('illisible', 'const const;');

    expect(left).to.deep.include({ passed: 0, failed: 1 });
    expect(unreadable).to.deep.include({ passed: 0, failed: 1 });
  });

  it('counts a failure when a test leaves something open', async () => {
    const result = await level('fuite', "it('a', () => { setInterval(() => undefined, 1000); });");

    expect(result).to.deep.include({ passed: 1, failed: 1 });
  });

  it('knows a folder without a test', async () => {
    expect(await runLevel('essai', { root })).to.equal(undefined);
  });
});
