import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Fichier } from '../route.ts';

const enPourcents = (nom: string): string =>
  encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: a plain name for old readers, the exact one for the others (RFC 8187). */
const pieceJointe = (nom: string): string => {
  const simple = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${simple}"; filename*=UTF-8''${enPourcents(nom)}`;
};

/** The stream again, once its first bytes have been had: a file that cannot be opened is still an ordinary refusal. */
const amorcer = async (octets: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> => {
  const iterateur = octets[Symbol.asyncIterator]();
  const premier = await iterateur.next();
  return (async function* () {
    if (premier.done) return;
    yield premier.value;
    yield* { [Symbol.asyncIterator]: () => iterateur };
  })();
};

/** Sends a file, streamed when it is; a failure on the way cuts the line, since the head has left already. */
export const envoyerFichier = async (res: Response, { type, nom, octets }: Fichier): Promise<void> => {
  const flux = octets instanceof Uint8Array ? null : await amorcer(octets);
  res.status(200).setHeader('Content-Type', type);
  if (nom !== undefined) res.setHeader('Content-Disposition', pieceJointe(nom));
  if (octets instanceof Uint8Array) {
    res.setHeader('Content-Length', octets.length);
    res.end(octets);
  } else if (flux) await pipeline(Readable.from(flux, { objectMode: false }), res);
};
