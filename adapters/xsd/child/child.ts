import { readSync, writeSync } from 'node:fs';
import type { PassageLu } from '../../../domain/depot/analyse.ts';
import { analyseDocument } from '../analyse-document.ts';
import { depotSchema } from '../schema/depot-schema.ts';
import { Sampling } from '../second-opinion/sampling.ts';
import { SecondOpinion } from '../second-opinion/second-opinion.ts';
import { FRAME, frameHeader, HEADER_LENGTH } from './frames.ts';

/**
 * The process that reads documents: everything that touches bytes from outside happens here. It reads its input and writes
 * its output blocking, so that memory stays flat whatever the pace of the other side; the end of the input ends it.
 */
type Options = { apresRang: number; tailleLot: number; passages: boolean; secondAvis: boolean };

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Blocking even where the platform made the descriptor non-blocking. */
const untilDone = (act: () => number): number => {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
};

const read = (target: Uint8Array, offset: number, length: number): number => {
  const count = untilDone(() => readSync(0, target, offset, length, null));
  if (count === 0) process.exit(0);
  return count;
};

const write = (bytes: Buffer): void => {
  for (let offset = 0; offset < bytes.length; )
    offset += untilDone(() => writeSync(1, bytes, offset, bytes.length - offset));
};

const send = (kind: number, payload: Buffer): void => {
  write(Buffer.concat([frameHeader(kind, payload.length), payload]));
};

const header = Buffer.alloc(HEADER_LENGTH);
const readHeader = (): { kind: number; length: number } => {
  for (let filled = 0; filled < HEADER_LENGTH; ) filled += read(header, filled, HEADER_LENGTH - filled);
  return { kind: header.readUInt8(0), length: header.readUInt32LE(1) };
};

const readPayload = (length: number): Buffer => {
  const payload = Buffer.alloc(length);
  for (let filled = 0; filled < length; ) filled += read(payload, filled, length - filled);
  return payload;
};

/**
 * The bytes of one document, frame after frame; each frame taken in is acknowledged, which is what shows progress, until the
 * answer is given: what is then left is thrown away in silence.
 */
const createSource = () => {
  let left = 0;
  let taken = 0;
  let ended = false;
  let answered = false;
  const next = (): void => {
    const { kind, length } = readHeader();
    if (kind === FRAME.end) ended = true;
    else if (kind === FRAME.bytes) left = length;
    else throw new Error(`Trame inattendue : ${kind}.`);
  };
  const acknowledge = (): void => {
    const payload = Buffer.alloc(8);
    payload.writeDoubleLE(taken);
    send(FRAME.read, payload);
  };
  const take = (target: Uint8Array, offset: number, length: number): number => {
    while (left === 0 && !ended) next();
    if (ended) return 0;
    const count = read(target, offset, Math.min(length, left));
    left -= count;
    taken += count;
    if (left === 0 && !answered) acknowledge();
    return count;
  };
  const discard = (): void => {
    answered = true;
    const discarded = Buffer.alloc(65_536);
    while (take(discarded, 0, discarded.length) > 0);
  };
  return { take, discard };
};

const createBatches = ({ apresRang, tailleLot, passages }: Options) => {
  let batch: PassageLu[] = [];
  const flush = (): void => {
    if (batch.length > 0) send(FRAME.passages, Buffer.from(JSON.stringify(batch)));
    batch = [];
  };
  const add = (passage: PassageLu): void => {
    if (!passages || passage.rang <= apresRang) return;
    batch.push(passage);
    if (batch.length >= tailleLot) flush();
  };
  return { add, flush };
};

const serveDocument = (options: Options): void => {
  const source = createSource();
  const batches = createBatches(options);
  const result = analyseDocument(
    source.take,
    batches.add,
    options.secondAvis ? new SecondOpinion(sampling) : undefined,
  );
  batches.flush();
  send(FRAME.result, Buffer.from(JSON.stringify(result)));
  source.discard();
};

const sampling = new Sampling();
depotSchema();
send(FRAME.ready, Buffer.alloc(0));
for (;;) {
  const { kind, length } = readHeader();
  if (kind !== FRAME.start) throw new Error(`Trame inattendue : ${kind}.`);
  serveDocument(JSON.parse(readPayload(length).toString()) as Options);
}
