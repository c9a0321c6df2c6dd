import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server takes one request; once the list is used up it answers well. */
export type Conduite =
  | { fait: 'BIEN' }
  | { fait: 'LENT'; ms: number }
  | { fait: 'STATUT'; statut: number; retryAfter?: string }
  | { fait: 'CORPS'; corps: string }
  | { fait: 'DESORDRE' }
  /** Answers for the first ones only. */
  | { fait: 'INCOMPLET'; nombre: number }
  /** Answers well, then for a rank that nobody asked. */
  | { fait: 'RANG_INCONNU' }
  | { fait: 'COUPURE' }
  | { fait: 'REDIRECTION'; vers: string };

export type DemandeRecue = { rang: number } & Record<string, unknown>;
export type Requete = {
  methode: string;
  chemin: string;
  entetes: IncomingMessage['headers'];
  demandes: DemandeRecue[];
};

/** Answers for one holder, as the contract says. */
export type Repondeur = (demande: DemandeRecue) => { resultat: string; nir?: string };

export type ServeurSngi = {
  url: string;
  /** All that came, in order. */
  requetes: Requete[];
  prevoir: (...conduites: Conduite[]) => void;
  fermer: () => Promise<void>;
};

const lireCorps = async (requete: IncomingMessage): Promise<DemandeRecue[]> => {
  let corps = '';
  for await (const morceau of requete.setEncoding('utf8')) corps += morceau;
  return (JSON.parse(corps) as { demandes: DemandeRecue[] }).demandes;
};

/** A plain SNGI for tests of the HTTP client: it answers by `repondre`, and misbehaves as it is told. */
export const demarrerServeurSngi = async (repondre: Repondeur): Promise<ServeurSngi> => {
  const requetes: Requete[] = [];
  const prevues: Conduite[] = [];
  const serveur = createServer(async (requete, reponse) => {
    const demandes = await lireCorps(requete);
    requetes.push({ methode: requete.method ?? '', chemin: requete.url ?? '', entetes: requete.headers, demandes });
    await seConduire(
      prevues.shift() ?? { fait: 'BIEN' },
      reponse,
      demandes.map((une) => ({ rang: une.rang, ...repondre(une) })),
    );
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    requetes,
    prevoir: (...conduites) => void prevues.push(...conduites),
    fermer: () =>
      new Promise((ferme) => {
        serveur.close(() => ferme());
        serveur.closeAllConnections();
      }),
  };
};

const seConduire = async (conduite: Conduite, reponse: ServerResponse, reponses: unknown[]): Promise<void> => {
  const repondre = (corps: unknown): void => {
    reponse.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(corps));
  };
  switch (conduite.fait) {
    case 'BIEN':
      return repondre({ reponses });
    case 'LENT':
      setTimeout(() => repondre({ reponses }), conduite.ms).unref();
      return;
    case 'STATUT':
      if (conduite.retryAfter !== undefined) reponse.setHeader('retry-after', conduite.retryAfter);
      return void reponse
        .writeHead(conduite.statut, { 'content-type': 'application/problem+json' })
        .end('{"title":"non"}');
    case 'CORPS':
      return void reponse.writeHead(200, { 'content-type': 'application/json' }).end(conduite.corps);
    case 'DESORDRE':
      return repondre({ reponses: reponses.toReversed() });
    case 'INCOMPLET':
      return repondre({ reponses: reponses.slice(0, conduite.nombre) });
    case 'RANG_INCONNU':
      return repondre({ reponses: [...reponses, { rang: 987_654, resultat: 'PLUSIEURS' }] });
    case 'COUPURE':
      return void reponse.destroy();
    case 'REDIRECTION':
      return void reponse.writeHead(307, { location: conduite.vers }).end();
  }
};
