import { createHash } from 'node:crypto';
import { BusinessError } from '../domain/errors.ts';

/** A file is taken as it is: what the caller announces compressed is refused (TYPE_CONTENU_INVALIDE). */
export const exigerNonComprime = (contentEncoding: string | undefined): void => {
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity')
    throw new BusinessError('TYPE_CONTENU_INVALIDE', 'Le fichier ne doit pas être compressé.');
};

/** Reads a body again only to make sure that it is the one already kept. */
export const relire = async (flux: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const hachage = createHash('sha256');
  for await (const morceau of flux) hachage.update(morceau);
  return hachage.digest();
};
