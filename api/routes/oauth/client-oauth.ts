import { ErreurHttp } from '../../reponses/erreur-http.ts';

/** A client and its secret, as the request gives them. */
export type ClientPresente = { clientId: string; secret: string };

/** 401 of the protocol: the same whether the client is unknown, over, or its secret wrong. */
export const clientInvalide = (): ErreurHttp =>
  new ErreurHttp(
    'CLIENT_INVALIDE',
    'Client inconnu, expiré ou révoqué, ou secret incorrect. Vérifiez-les auprès de l’administrateur du compte.',
    { 'WWW-Authenticate': 'Basic realm="accrochage", charset="UTF-8"' },
  );

const malForme = (message: string): ErreurHttp => new ErreurHttp('CORPS_ILLISIBLE', message);

/** RFC 6749, 2.3.1: both halves are encoded as in a form before they are joined. */
const decoder = (texte: string): string => {
  try {
    return decodeURIComponent(texte.replaceAll('+', ' '));
  } catch {
    throw clientInvalide();
  }
};

const lireBasic = (authorization: string): ClientPresente => {
  const [, encode] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const clair = Buffer.from(encode ?? '', 'base64').toString('utf8');
  const separateur = clair.indexOf(':');
  if (separateur < 0) throw clientInvalide();
  return { clientId: decoder(clair.slice(0, separateur)), secret: decoder(clair.slice(separateur + 1)) };
};

/** The client of a request, by client_secret_basic or client_secret_post, and by one of them only. */
export const lireClient = (
  authorization: string | undefined,
  { client_id: id, client_secret: secret }: { client_id?: string; client_secret?: string },
): ClientPresente => {
  if (authorization === undefined) {
    if (!id || !secret) throw clientInvalide();
    return { clientId: id, secret };
  }
  if (secret)
    throw malForme('Le secret est donné deux fois : dans l’en-tête Authorization ou dans le corps, pas les deux.');
  const client = lireBasic(authorization);
  if (id && id !== client.clientId) throw malForme('Le client du corps n’est pas celui de l’en-tête Authorization.');
  return client;
};
