import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import { createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { PERSONNES_DEMONSTRATION } from '../../database/seeders/personnes-demonstration.ts';
import { enLigneCsv, type PersonneFictive } from '../../database/seeders/personnes-fictives.ts';
import { COLONNES_PERSONNES } from '../../domain/titulaire/registre.ts';
import { createSigningKey, startAgentsSso } from '../../main/dev/agents-sso.ts';
import { freePort } from '../../main/dev/free-port.ts';
import { semer } from '../../main/dev/semences.ts';
import { startSireneFictif } from '../../main/dev/sirene-fictif.ts';
import { createTemporalClient } from '../../temporal/connection.ts';
import type { PersonneOracle } from './entonnoir.ts';
import { createProgrammeReel, type ProgrammeReel } from './programme-reel.ts';
import type { ServeursPile } from './serveurs-pile.ts';
import { chargerRegistre } from './sngi-chargement.ts';

/** The whole product as it is deployed: API and worker as processes of their own, on real servers. */
export type Pile = {
  readonly api: string;
  /** Pages of the mails caught. */
  readonly courriels: string;
  readonly jetonOperateur: string;
  /** With the rights of the programs, as the importers have it. */
  readonly databaseUrl: string;
  readonly programmes: { readonly api: ProgrammeReel; readonly worker: ProgrammeReel };
  /** Client of the stack's Temporal, with its keys. */
  readonly temporal: Client;
  /** Rows of a query, as the owner of the database sees them. */
  lignes<T extends pg.QueryResultRow>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Stops the programs; the servers are closed by who opened them. */
  arreter(): Promise<void>;
};

const CLIENT_ID = 'accrochage';
const anneau = () => ({ active: 'k1', cles: { k1: randomBytes(32).toString('base64') } });
const secret = (): string => randomBytes(32).toString('base64url');

const enColonnes = (personne: PersonneFictive): PersonneOracle => {
  const valeurs = enLigneCsv(personne).split(';');
  return Object.fromEntries(COLONNES_PERSONNES.map((nom, rang) => [nom, valeurs[rang] ?? ''])) as PersonneOracle;
};

/** The demonstration agents, the operator's token, and a register of the persons whose outcome is known. */
const semerPile = async (urlMigration: string, jetonOperateur: string): Promise<void> => {
  await semer(urlMigration, jetonOperateur, false);
  const personnes = Object.values(PERSONNES_DEMONSTRATION).map(enColonnes);
  await chargerRegistre(urlMigration, { personnes, dossiers: [] });
};

/** Starts the programs of main/ on these servers, with keys, agents and a register of their own. */
export const demarrerPile = async (serveurs: ServeursPile): Promise<Pile> => {
  const { base } = serveurs;
  const [jetonOperateur, clientSecret] = [secret(), secret()];
  await semerPile(base.urlMigration, jetonOperateur);
  const port = await freePort();
  const api = `http://127.0.0.1:${port}`;
  const clePayload = anneau();
  const sirene = await startSireneFictif(0);
  const sso = await startAgentsSso({
    port: 0,
    clientId: CLIENT_ID,
    clientSecret,
    origin: api,
    signingKey: createSigningKey(),
    cookieKey: secret(),
  });
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATABASE_URL: base.url,
    TEMPORAL_ADDRESS: serveurs.temporal,
    STORAGE_URL: `${pathToFileURL(join(serveurs.dossier, 'fichiers')).href}/`,
    URL_PUBLIQUE: api,
    CLES_PAYLOAD: JSON.stringify(clePayload),
    ...Object.fromEntries(
      ['CLES_FICHIERS', 'CLES_TITULAIRES', 'CLES_NIR', 'CLES_JETONS'].map((nom) => [nom, JSON.stringify(anneau())]),
    ),
    PORT: String(port),
    OIDC_ISSUER: sso.url,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: clientSecret,
    LIMITES_FACTEUR: '1000',
    SMTP_URL: serveurs.smtp,
    COURRIEL_EXPEDITEUR: 'Accrochage <ne-pas-repondre@accrochage.exemple>',
    SNGI_URL: 'registre:',
    SIRENE_URL: sirene.url,
  };
  const programmes = { api: createProgrammeReel('api', env), worker: createProgrammeReel('worker', env) };
  await Promise.all([programmes.api.demarrer(), programmes.worker.demarrer()]);
  const temporal = createTemporalClient(
    { address: serveurs.temporal, namespace: 'default' },
    createTrousseau(clePayload),
  );
  return {
    api,
    courriels: serveurs.courriels,
    jetonOperateur,
    databaseUrl: base.url,
    programmes,
    temporal,
    async lignes<T extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<T[]> {
      const client = new pg.Client({ connectionString: base.urlMigration });
      await client.connect();
      try {
        return (await client.query<T>(sql, params)).rows;
      } finally {
        await client.end();
      }
    },
    async arreter() {
      await Promise.all([programmes.api.arreter(), programmes.worker.arreter()]);
      await Promise.all([temporal.connection.close(), sso.close(), sirene.close()]);
    },
  };
};
