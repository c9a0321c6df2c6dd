import { analyseDocument } from '../../../adapters/xsd/analyse-document.ts';
import type { PassageLu, ResultatAnalyse } from '../../../domain/depot/analyse.ts';

/** Reads a document in this process, its bytes arriving `step` at a time; the passages come with the result. */
export const analyse = (
  bytes: Uint8Array | string,
  step = Number.POSITIVE_INFINITY,
): ResultatAnalyse & { passages: PassageLu[] } => {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const passages: PassageLu[] = [];
  let given = 0;
  const result = analyseDocument(
    (target, offset, length) => {
      const count = Math.min(step, length, all.length - given);
      target.set(all.subarray(given, given + count), offset);
      given += count;
      return count;
    },
    (passage) => passages.push(passage),
  );
  return { ...result, passages };
};
