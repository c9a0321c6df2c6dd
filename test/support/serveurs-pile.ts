import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../main/dev/embedded-postgres.ts';
import { startEmbeddedTemporal } from '../../main/dev/embedded-temporal.ts';
import { isAlive } from '../../main/dev/tied-process.ts';
import { ouvrirBoite } from './mailbox.ts';
import { basePropre, migrer } from './postgres.ts';

const PILES = join(import.meta.dirname, '..', '..', '.data', 'tests', 'piles');

/** Something that can be taken away for a while, and comes back at the same address with its data. */
export type Interrupteur = { arreter(): Promise<void>; demarrer(): Promise<void> };

/** What the programs stand on. */
export type ServeursPile = {
  readonly dossier: string;
  readonly base: { readonly url: string; readonly urlMigration: string };
  readonly temporal: string;
  readonly smtp: string;
  /** Pages of the mails caught. */
  readonly courriels: string;
  fermer(): Promise<void>;
};

/** Servers of its own that a test may stop and start again. */
export type ServeursPrives = ServeursPile & {
  readonly pannes: Record<'postgres' | 'temporal' | 'smtp', Interrupteur>;
};

let rang = 0;

const nouveauDossier = (): string => {
  mkdirSync(PILES, { recursive: true, mode: 0o711 });
  for (const nom of readdirSync(PILES))
    if (!isAlive(Number.parseInt(nom, 10))) rmSync(join(PILES, nom), { recursive: true, force: true });
  rang += 1;
  const dossier = join(PILES, `${process.pid}-${rang}`);
  mkdirSync(dossier, { mode: 0o711 });
  return dossier;
};

/** A database of the run's PostgreSQL, and a Temporal in memory: queues and Schedules of the programs are nobody else's. */
export const ouvrirServeurs = async (): Promise<ServeursPile> => {
  const dossier = nouveauDossier();
  const [base, temporal, boite] = await Promise.all([
    basePropre(),
    startEmbeddedTemporal({ folder: join(dossier, 'temporal'), disposable: true }),
    ouvrirBoite(),
  ]);
  return {
    dossier,
    base,
    temporal: temporal.address,
    smtp: boite.smtpUrl,
    courriels: boite.url,
    async fermer() {
      await Promise.all([temporal.stop(), boite.fermer()]);
      await base.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
};

/** Stops and starts one server; the port and the data are the same each time. */
const createInterrupteur = <T>(marche: T, demarrer: () => Promise<T>, arreter: (serveur: T) => Promise<void>) => {
  let courant: T | undefined = marche;
  return {
    async arreter(): Promise<void> {
      const ote = courant;
      courant = undefined;
      if (ote !== undefined) await arreter(ote);
    },
    async demarrer(): Promise<void> {
      courant ??= await demarrer();
    },
  };
};

/** PostgreSQL, Temporal and the mail catcher, all of them this stack's own, with their data on disk. */
export const ouvrirServeursPrives = async (): Promise<ServeursPrives> => {
  const dossier = nouveauDossier();
  const courrielsRecus = join(dossier, 'courriels.jsonl');
  // A quick stop writes everything, fsync or not.
  const lancerPostgres = () => startEmbeddedPostgres({ folder: join(dossier, 'postgres'), disposable: true });
  const lancerTemporal = () => startEmbeddedTemporal({ folder: join(dossier, 'temporal') });
  const lancerBoite = (smtpPort: number, httpPort: number) => ouvrirBoite({ smtpPort, httpPort, file: courrielsRecus });
  const [postgres, temporal, boite] = await Promise.all([lancerPostgres(), lancerTemporal(), lancerBoite(0, 0)]);
  const base = { url: postgres.url('programme'), urlMigration: postgres.url('proprietaire') };
  await migrer(base.urlMigration);
  const port = (adresse: string): number => Number(new URL(adresse).port);
  const pannes = {
    postgres: createInterrupteur(postgres, lancerPostgres, (serveur) => serveur.stop()),
    temporal: createInterrupteur(temporal, lancerTemporal, (serveur) => serveur.stop()),
    smtp: createInterrupteur(
      boite,
      () => lancerBoite(port(boite.smtpUrl), port(boite.url)),
      (serveur) => serveur.fermer(),
    ),
  };
  return {
    dossier,
    base,
    temporal: temporal.address,
    smtp: boite.smtpUrl,
    courriels: boite.url,
    pannes,
    async fermer() {
      await Promise.all(Object.values(pannes).map((panne) => panne.arreter()));
      rmSync(dossier, { recursive: true, force: true });
    },
  };
};
