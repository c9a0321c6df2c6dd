import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect } from 'chai';
import { lireJetonDeconnexion } from '../../../api/securite/jeton-deconnexion.ts';

const MAINTENANT = new Date('2026-03-02T10:00:00.000Z');
const SECONDE = MAINTENANT.getTime() / 1000;
const EVENEMENT = 'http://schemas.openid.net/event/backchannel-logout';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const intruse = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const encoder = (objet: object): string => Buffer.from(JSON.stringify(objet)).toString('base64url');

const CONTENU = {
  iss: 'https://connexion.example',
  aud: 'accrochage',
  iat: SECONDE,
  exp: SECONDE + 120,
  jti: 'un-jeton',
  sub: 'une-agente',
  sid: 'une-session',
  events: { [EVENEMENT]: {} },
};

const jeton = (contenu: object = {}, entete: object = {}, cle: KeyObject = privateKey): string => {
  const signe = `${encoder({ alg: 'RS256', typ: 'logout+jwt', ...entete })}.${encoder({ ...CONTENU, ...contenu })}`;
  return `${signe}.${sign('RSA-SHA256', Buffer.from(signe), cle).toString('base64url')}`;
};

const lire = (texte: string) =>
  lireJetonDeconnexion(texte, {
    issuer: 'https://connexion.example',
    clientId: 'accrochage',
    maintenant: MAINTENANT,
    cles: { pour: async (kid) => (kid === undefined || kid === 'k1' ? [publicKey] : []) },
  });

describe('a logout token', () => {
  const bons: readonly [string, string][] = [
    ['as the provider sends it', jeton()],
    ['signed by a key that it names', jeton({}, { kid: 'k1' })],
    ['without a type', jeton({}, { typ: undefined })],
    ['for several applications', jeton({ aud: ['autre', 'accrochage'] })],
    ['of one session alone', jeton({ sub: undefined })],
    ['of an agent as a whole', jeton({ sid: undefined })],
    ['whose clock is a little ahead', jeton({ iat: SECONDE + 30 })],
    ['that has just ended', jeton({ iat: SECONDE - 150, exp: SECONDE - 30 })],
    ['that does not say when it ends', jeton({ exp: undefined })],
  ];
  for (const [nom, texte] of bons)
    it(`is read ${nom}`, async () => {
      const lu = await lire(texte);

      expect(lu.jti).to.equal('un-jeton');
      expect([lu.sub, lu.sid].some((qui) => qui !== null)).to.equal(true);
      expect(lu.expireLe.getTime()).to.be.above(MAINTENANT.getTime());
    });

  const [entete, contenu, signature] = jeton().split('.');
  const mauvais: readonly [string, string][] = [
    ['that is none', 'bonjour'],
    ['with a part too many', `${jeton()}.x`],
    ['signed by another', jeton({}, {}, intruse)],
    ['signed by an unknown key', jeton({}, { kid: 'k2' })],
    ['whose content was changed', `${entete}.${encoder({ ...CONTENU, sub: 'une-autre' })}.${signature}`],
    ['without a signature', `${encoder({ alg: 'none' })}.${contenu}.`],
    ['under another algorithm', jeton({}, { alg: 'HS256' })],
    ['that is an ID token by its type', jeton({}, { typ: 'at+jwt' })],
    ['of another provider', jeton({ iss: 'https://ailleurs.example' })],
    ['for another application', jeton({ aud: 'autre' })],
    ['from the future', jeton({ iat: SECONDE + 120 })],
    ['that is over', jeton({ iat: SECONDE - 400, exp: SECONDE - 61 })],
    ['that is over without saying so', jeton({ iat: SECONDE - 200, exp: undefined })],
    ['without an instant', jeton({ iat: undefined })],
    ['without an id', jeton({ jti: undefined })],
    ['without the event', jeton({ events: {} })],
    ['whose event is no object', jeton({ events: { [EVENEMENT]: true } })],
    ['with a nonce, as an ID token has', jeton({ nonce: 'x' })],
    ['of nobody', jeton({ sub: undefined, sid: undefined })],
  ];
  for (const [nom, texte] of mauvais)
    it(`is refused ${nom}`, async () => {
      const refus = await lire(texte).catch((erreur: unknown) => erreur);

      expect(refus).to.include({ code: 'DECONNEXION_INVALIDE' });
    });
});
