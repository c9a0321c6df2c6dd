const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator does of the secret that it is shown. */
export const deBase32 = (texte: string): Buffer => {
  const bits = Array.from(texte, (lettre) => BASE32.indexOf(lettre).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
};
