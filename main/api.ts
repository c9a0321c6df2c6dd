import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { createEmpreinte, createTrousseau } from '../adapters/chiffrement/trousseau.ts';
import { createStockageFichiers } from '../adapters/storage/stockage-fichiers.ts';
import { CHEMIN_TABLEAU, createApp } from '../api/app.ts';
import { createOrdres } from '../api/ordres.ts';
import { createConnexionAgents } from '../api/securite/connexion-agents.ts';
import { createMotsDePasse } from '../api/securite/mots-de-passe.ts';
import { ormConfig } from '../database/orm.config.ts';
import { monterBullBoard } from '../jobs/bull-board.ts';
import { createFileCourriels } from '../jobs/files.ts';
import { createTemporalClient } from '../temporal/connection.ts';
import { configApi } from './config.ts';

/** A line that stays silent that long is cut; a slow one that sends a few bytes is not. */
const SILENCE_MS = 120_000;
/** 200 Mo over a line of half a megabit a second. */
const DUREE_ENVOI_MS = 3_600_000;
/** Requests in progress have that long to end once we are asked to stop. */
const DELAI_ARRET_MS = 15_000;

const config = configApi();
const journal = pino({ level: config.JOURNAL_NIVEAU, base: { programme: 'api' } });
const urlPublique = new URL(config.URL_PUBLIQUE);
const orm = await MikroORM.init(ormConfig(config.DATABASE_URL, 20));
const temporal = createTemporalClient(
  {
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    tls: { ca: config.TEMPORAL_TLS_CA, cert: config.TEMPORAL_TLS_CERT, cle: config.TEMPORAL_TLS_CLE },
  },
  createTrousseau(config.CLES_PAYLOAD),
);
const stockage = createStockageFichiers({ url: config.STORAGE_URL, anneau: config.CLES_FICHIERS });
const courriels = createFileCourriels(config.DATABASE_URL, journal);

const ordres = createOrdres(temporal);
const app = createApp({
  orm,
  ordres,
  stockage,
  jetons: createEmpreinte(config.CLES_JETONS),
  reponses: createTrousseau(config.CLES_PAYLOAD),
  titulaires: createTrousseau(config.CLES_TITULAIRES),
  motsDePasse: createMotsDePasse(),
  connexionAgents: createConnexionAgents({
    issuer: config.OIDC_ISSUER,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
    acr: config.OIDC_ACR,
    urlPublique,
  }),
  urlPublique,
  proxys: config.PROXYS,
  horloge: () => new Date(),
  journal,
  facteurLimites: config.LIMITES_FACTEUR,
  sondes: {
    base: () => orm.em.fork().execute('SELECT 1'),
    temporal: () => temporal.workflowService.getSystemInfo({}),
    stockage: () => stockage.existe('temporaire/sonde'),
  },
  tableauDeBord: monterBullBoard({ queues: [courriels.queue], chemin: CHEMIN_TABLEAU }),
});

const serveur = createServer({ requestTimeout: DUREE_ENVOI_MS, headersTimeout: 30_000, keepAliveTimeout: 10_000 }, app);
serveur.timeout = SILENCE_MS;

const arreter = async (signal: string): Promise<void> => {
  journal.info({ signal }, 'arrêt demandé');
  const coupure = setTimeout(() => serveur.closeAllConnections(), DELAI_ARRET_MS);
  await new Promise<void>((resolve) => {
    serveur.close(() => resolve());
    serveur.closeIdleConnections();
  });
  clearTimeout(coupure);
  await courriels.fermer();
  await ordres.finir();
  await temporal.connection.close();
  await orm.close();
  journal.info('arrêté');
  process.exit(0);
};
let arretDemande = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (!arretDemande) void arreter(signal);
    arretDemande = true;
  });

serveur.once('error', (erreur: NodeJS.ErrnoException) => {
  journal.fatal({ code: erreur.code, port: config.PORT }, 'impossible d’écouter sur ce port');
  process.exit(1);
});
serveur.listen(config.PORT, config.ADRESSE_ECOUTE, () => {
  const { port, address } = serveur.address() as AddressInfo;
  journal.info({ port, adresse: address, urlPublique: urlPublique.origin }, 'en écoute');
});
