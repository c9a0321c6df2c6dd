// `npm start`: the whole product on this machine, embedded parts included. Nothing of main/dev/ is reachable from elsewhere.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { configDev } from './config.ts';
import { AGENTS_DE_DEMONSTRATION } from './dev/agents-de-demonstration.ts';
import { say, step, table } from './dev/console.ts';
import { developmentKeys } from './dev/development-keys.ts';
import { apiReady, workerReady } from './dev/disponible.ts';
import {
  alreadyRunning,
  DATA,
  publishEtat,
  readPrivate,
  reset,
  withdrawEtat,
  writePrivate,
} from './dev/dossier-local.ts';
import { type Pieces, type Stops, startPieces } from './dev/pieces.ts';
import { choosePorts } from './dev/ports.ts';
import { type Environment, lastLines, runToEnd, startProgramme } from './dev/programme.ts';
import { semer } from './dev/semences.ts';

const DEMO_DONE = join(DATA, 'demo', 'faite.json');
/** Left by the demonstration: the account of its last fictional organisme. */
const DEMO_ACCOUNT = join(DATA, 'demo', 'compte.json');
const NAMESPACE = 'default';

const usage = `Usage : npm start [-- options]
  --sans-demo       ne joue pas la démonstration
  --reinitialiser   efface les données locales de ce clone avant de démarrer
  --help            affiche cette aide`;

const readOptions = (): { sansDemo: boolean; reinitialiser: boolean } => {
  const type = 'boolean' as const;
  try {
    const { values } = parseArgs({
      options: { 'sans-demo': { type }, reinitialiser: { type }, help: { type, short: 'h' } },
    });
    if (values.help) {
      say(usage);
      process.exit(0);
    }
    return { sansDemo: values['sans-demo'] ?? false, reinitialiser: values.reinitialiser ?? false };
  } catch {
    process.stderr.write(`${usage}\n`);
    process.exit(2);
  }
};

const begun = performance.now();
const options = readOptions();
const config = configDev();
const stops: Stops = [];
let stopping: Promise<void> | undefined;

/** Stops the programs first, then what they stand on, whatever started; the exit code tells whether it was wanted. */
const stop = (code: number, why?: string): Promise<void> => {
  stopping ??= (async () => {
    if (why !== undefined) say(why);
    withdrawEtat();
    for (const close of stops.splice(0).reverse())
      await close().catch((error: unknown) =>
        say(`  arrêt incomplet : ${error instanceof Error ? error.message : error}`),
      );
    if (why !== undefined && code === 0) say('Arrêté.');
    process.exit(code);
  })();
  return stopping;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop(0, '\nArrêt en cours…'));

const other = alreadyRunning();
if (other !== undefined) {
  process.stderr.write(
    `Accrochage tourne déjà dans ce dossier (processus ${other}). Arrêtez-le d’abord : kill ${other}\n`,
  );
  process.exit(1);
}

mkdirSync(DATA, { recursive: true, mode: 0o711 });
if (options.reinitialiser) reset(readdirSync(DATA));
publishEtat({ pid: process.pid });

const environmentOf = (pieces: Pieces, api: string, port: number, anneaux: Environment): Environment => ({
  ...process.env,
  ...anneaux,
  DATABASE_URL: pieces.databaseUrl,
  TEMPORAL_ADDRESS: pieces.temporal,
  SMTP_URL: pieces.smtp,
  STORAGE_URL: pieces.stockage,
  OIDC_ISSUER: pieces.oidc.issuer,
  OIDC_CLIENT_ID: pieces.oidc.clientId,
  OIDC_CLIENT_SECRET: pieces.oidc.clientSecret,
  SIRENE_URL: pieces.sirene,
  SNGI_URL: config.SNGI_URL ?? 'registre:',
  // Everyone has the same address here: the limits meant for the world would stop one busy developer.
  LIMITES_FACTEUR: '100',
  COURRIEL_EXPEDITEUR: config.COURRIEL_EXPEDITEUR ?? 'Accrochage <accrochage@accrochage.exemple>',
  PORT: String(port),
  URL_PUBLIQUE: api,
  DATABASE_URL_MIGRATION: undefined,
});

const migrate = async (urlMigration: string): Promise<void> => {
  const { code, output } = await runToEnd(
    ['main/migrate.ts'],
    { ...process.env, DATABASE_URL_MIGRATION: urlMigration },
    'pipe',
  );
  if (code !== 0) throw new Error(output.trim());
};

/** API and worker, once the base is ready; one that keeps dying stops everything. */
const startProgrammes = async (env: Environment, api: string, temporal: string): Promise<void> => {
  const since = new Date();
  const [serveur, worker] = (['api', 'worker'] as const).map((name) => {
    const programme = startProgramme(name, env, {
      restart: () => say(`  main/${name}.ts s’est arrêté, nouveau départ.`),
      givenUp: (log) => void stop(1, `main/${name}.ts ne démarre pas. Fin de ${log} :\n${lastLines(log)}`),
    });
    stops.push(() => programme.stop());
    return programme;
  });
  if (serveur === undefined || worker === undefined) return;
  await step('Worker', () => workerReady(temporal, config.TEMPORAL_NAMESPACE ?? NAMESPACE, since, worker));
  await step('API', () => apiReady(api, serveur));
};

/** Plays the demonstration once for a set of data; a failure is told and leaves everything up to be looked at. */
const playDemo = async (): Promise<void> => {
  if (options.sansDemo || readPrivate(DEMO_DONE) !== undefined) return;
  say('\nDémonstration : un organisme fictif, du formulaire de contact à son accusé de traitement\n');
  const { code } = await runToEnd(['main/cli.ts', 'demo'], process.env, 'inherit');
  if (code === 0) writePrivate(DEMO_DONE, { le: new Date().toISOString() });
  else
    say(`\nLa démonstration n’est pas allée au bout (code ${code}). Pour la rejouer : npm run -s accrochage -- demo`);
};

const announce = (pieces: Pieces, api: string): void => {
  say('\nAdresses');
  const rows: [string, string][] = [
    ['API, documentation à lire', `${api}/api/docs`],
    ['Courriels interceptés', pieces.courriels || 'envoyés pour de bon (SMTP_URL)'],
    ['Temporal', pieces.temporalUi ?? pieces.temporal],
    ['Connexion des agents', `${api}/api/v1/agents/connexion`],
  ];
  table(rows);
  say('\nAgents de démonstration (un clic sur la page de connexion, sans mot de passe)');
  table(AGENTS_DE_DEMONSTRATION.map(({ prenom, nom, fonction }) => [`${prenom} ${nom}`, fonction] as const));
  const account = readPrivate<Record<'raisonSociale' | 'identifiantConnexion' | 'motDePasse', string>>(DEMO_ACCOUNT);
  if (account !== undefined) {
    say('\nOrganisme de démonstration (POST /api/v1/sessions)');
    table([
      [account.raisonSociale, `identifiant ${account.identifiantConnexion}, mot de passe « ${account.motDePasse} »`],
    ]);
  }
  say('\nJournaux : .data/journaux/    Arrêt : Ctrl-C');
};

const start = async (): Promise<void> => {
  say('Accrochage');
  const keys = developmentKeys();
  const ports = await choosePorts();
  const api = `http://127.0.0.1:${ports.api}`;
  const pieces = await startPieces(config, ports, keys, stops, (name) => ({
    restart: () => say(`  ${name} s’est arrêté, nouveau départ.`),
    givenUp: (why) => void stop(1, `${name} ne repart pas : ${why}.`),
  }));
  await step('Base à jour', () => migrate(pieces.databaseUrlMigration));
  // The programs take longer to be up than the data to be there; nobody calls them before both are.
  await Promise.all([
    step('Données fictives', () =>
      semer(pieces.databaseUrlMigration, keys.jetonOperateur, config.SNGI_URL === undefined),
    ),
    startProgrammes(environmentOf(pieces, api, ports.api, keys.anneaux), api, pieces.temporal),
  ]);
  publishEtat({
    pid: process.pid,
    api,
    courriels: pieces.courriels,
    connexionAgents: pieces.oidc.issuer,
    temporal: pieces.temporal,
    ...(pieces.temporalUi !== undefined && { temporalUi: pieces.temporalUi }),
    databaseUrl: pieces.databaseUrl,
    databaseUrlMigration: pieces.databaseUrlMigration,
    jetonOperateur: keys.jetonOperateur,
  });
  await playDemo();
  announce(pieces, api);
  say(`\nPrêt en ${((performance.now() - begun) / 1000).toFixed(1).replace('.', ',')} s.`);
};

try {
  await start();
} catch (error) {
  await stop(1, error instanceof Error ? error.message : String(error));
}
