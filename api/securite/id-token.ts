import type { Trousseau } from '../../domain/securite/trousseau.ts';

const CONTEXTE = 'session:id-token';

/** The provider's token names the agent: it is kept sealed, only to sign her out there. */
export const scellerIdToken = (idToken: string, trousseau: Trousseau): string => {
  const { cleId, scelle } = trousseau.sceller(Buffer.from(idToken), CONTEXTE);
  return `${Buffer.from(cleId).toString('base64url')}.${Buffer.from(scelle).toString('base64url')}`;
};

export const ouvrirIdToken = (texte: string, trousseau: Trousseau): string => {
  const [cle = '', scelle = ''] = texte.split('.');
  const cleId = Buffer.from(cle, 'base64url').toString('utf8');
  return Buffer.from(trousseau.ouvrir(Buffer.from(scelle, 'base64url'), cleId, CONTEXTE)).toString('utf8');
};
