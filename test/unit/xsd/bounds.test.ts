import { expect } from 'chai';
import { FRAME, FrameParser, frameHeader } from '../../../adapters/xsd/child/frames.ts';
import { ErrorLog } from '../../../adapters/xsd/explain/error-log.ts';
import { IdTable } from '../../../adapters/xsd/schema/id-table.ts';

describe('what is kept of a document', () => {
  const error = (message: string) => ({ type: 'XSD' as const, ligne: 1, colonne: 1, message });

  it('is its first 10 000 errors, and the count of all', () => {
    const log = new ErrorLog();

    for (let rank = 0; rank < 10_500; rank += 1) log.add(error(String(rank)));

    expect(log.count).to.equal(10_500);
    expect(log.kept).to.have.lengthOf(10_000);
    expect(log.kept.at(-1)?.message).to.equal('9999');
  });

  it('is fewer of them when they quote enormous values, but one at least', () => {
    const log = new ErrorLog();

    for (let rank = 0; rank < 20; rank += 1) log.add(error('v'.repeat(1_048_576)));

    expect(log.count).to.equal(20);
    expect(log.kept).to.have.lengthOf.within(1, 8);
  });
});

describe('frames between parent and child', () => {
  const message = (kind: number, text: string): Buffer =>
    Buffer.concat([frameHeader(kind, Buffer.byteLength(text)), Buffer.from(text)]);

  it('are put together again from any pieces', () => {
    const bytes = Buffer.concat([
      message(FRAME.result, 'é'.repeat(5_000)),
      message(FRAME.read, ''),
      message(FRAME.passages, 'x'),
    ]);

    for (const size of [1, 3, 4_096, bytes.length]) {
      const frames: [number, string][] = [];
      const parser = new FrameParser((kind, payload) => frames.push([kind, payload.toString()]));
      for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));

      expect(frames).to.deep.equal([
        [FRAME.result, 'é'.repeat(5_000)],
        [FRAME.read, ''],
        [FRAME.passages, 'x'],
      ]);
    }
  });

  it('are refused when they announce an absurd length', () => {
    const parser = new FrameParser(() => undefined);

    expect(() => parser.push(frameHeader(FRAME.result, 0xffff_ffff))).to.throw('trop longue');
  });
});

describe('identifiers that xsi:type brings in', () => {
  it('are found once each, and unknown references come in the order of a Java hash table', () => {
    const table = new IdTable();
    for (const name of ['abc', 'INF', 'true', 'fr', 'P1Y', 'connu']) table.refer(name);

    const added = [table.add('connu'), table.add('connu')];

    expect(added).to.deep.equal([true, false]);
    expect(table.unknown()).to.deep.equal(['INF', 'abc', 'true', 'P1Y', 'fr']);
  });
});
