import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Fichier } from '../route.ts';

const enPourcents = (nom: string): string =>
  encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: a plain name for old readers, the exact one for the others (RFC 8187). */
export const pieceJointe = (nom: string): string => {
  const simple = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${simple}"; filename*=UTF-8''${enPourcents(nom)}`;
};

/** Sends a file, streamed when it is; a failure on the way cuts the line, since the head has left already. */
export const envoyerFichier = async (res: Response, { type, nom, octets }: Fichier): Promise<void> => {
  res.status(200).setHeader('Content-Type', type);
  if (nom !== undefined) res.setHeader('Content-Disposition', pieceJointe(nom));
  if (octets instanceof Uint8Array) {
    res.setHeader('Content-Length', octets.length);
    res.end(octets);
    return;
  }
  await pipeline(Readable.from(octets, { objectMode: false }), res);
};
