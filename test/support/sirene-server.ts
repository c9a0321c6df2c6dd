import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the directory behaves for one call. */
export type ConduiteSirene =
  | { type: 'REPOND'; corps?: unknown }
  | { type: 'STATUT'; statut: number; retryAfter?: string }
  | { type: 'COUPE' }
  | { type: 'COUPE_AU_MILIEU' }
  | { type: 'MUET' }
  | { type: 'GOUTTE_A_GOUTTE' }
  | { type: 'TEXTE'; texte: string }
  | { type: 'REDIRIGE'; vers: string };

export type ServeurSirene = {
  url: string;
  /** Questions received, with the instant of each (ms, monotonic). */
  appels: { q: string; a: number }[];
  /** Behaviours of the next calls, in order; then it answers well. */
  prevoir(...conduites: ConduiteSirene[]): void;
  fermer(): Promise<void>;
};

/** Answer of the API for an establishment, to be varied. */
export const reponseSirene = (siret: string, etat: 'A' | 'F' = 'A'): Record<string, unknown> => ({
  results: [
    {
      siren: siret.slice(0, 9),
      nom_complet: 'INSTITUT DES METIERS DU BOIS (IMB)',
      nom_raison_sociale: 'INSTITUT DES METIERS DU BOIS',
      nature_juridique: '5710',
      siege: { siret: `${siret.slice(0, 9)}99999`, etat_administratif: 'A' },
      matching_etablissements: [
        {
          siret,
          etat_administratif: etat,
          est_siege: false,
          nom_commercial: 'IMB FORMATION',
          liste_enseignes: ['IMB', null],
          adresse: '3 RUE DES COPEAUX 87000 LIMOGES',
          code_postal: '87000',
          libelle_commune: 'LIMOGES',
        },
      ],
    },
  ],
  total_results: 1,
});

const repondre = (reponse: ServerResponse, conduite: ConduiteSirene, siret: string): void => {
  switch (conduite.type) {
    case 'REPOND':
      reponse.setHeader('content-type', 'application/json').end(JSON.stringify(conduite.corps ?? reponseSirene(siret)));
      return;
    case 'STATUT':
      if (conduite.retryAfter !== undefined) reponse.setHeader('retry-after', conduite.retryAfter);
      reponse.writeHead(conduite.statut).end('{"erreur":"non"}');
      return;
    case 'COUPE':
      reponse.destroy();
      return;
    case 'COUPE_AU_MILIEU':
      reponse.write('{"results":[');
      setTimeout(() => reponse.destroy(), 10);
      return;
    case 'MUET':
      return;
    case 'GOUTTE_A_GOUTTE': {
      const goutte = setInterval(() => reponse.write(' '), 20);
      reponse.on('close', () => clearInterval(goutte));
      return;
    }
    case 'TEXTE':
      reponse.end(conduite.texte);
      return;
    case 'REDIRIGE':
      reponse.writeHead(302, { location: conduite.vers }).end();
  }
};

/** A SIRET directory that misbehaves on demand. */
export const demarrerSirene = async (): Promise<ServeurSirene> => {
  const appels: { q: string; a: number }[] = [];
  const prevues: ConduiteSirene[] = [];
  const serveur = createServer((requete, reponse) => {
    const q = new URL(requete.url ?? '/', 'http://127.0.0.1').searchParams.get('q') ?? '';
    appels.push({ q, a: performance.now() });
    repondre(reponse, prevues.shift() ?? { type: 'REPOND' }, q);
  });
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    appels,
    prevoir: (...conduites) => void prevues.push(...conduites),
    fermer: async () => {
      serveur.closeAllConnections();
      serveur.close();
      await once(serveur, 'close');
    },
  };
};
