import type { MikroORM } from '@mikro-orm/postgresql';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Stockage } from '../domain/depot/stockage.ts';
import type { Empreinte, Trousseau } from '../domain/securite/trousseau.ts';
import type { Ordres } from './ordres.ts';
import type { ConnexionAgents } from './securite/connexion-agents.ts';
import type { MotsDePasse } from './securite/mots-de-passe.ts';

/** Throws when the part it asks is away. */
export type Sonde = () => Promise<unknown>;

/** All that the application needs; each route names the few it uses. */
export type ApiDeps = {
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  stockage: Stockage;
  /** Tokens of single-use links. */
  jetons: Empreinte;
  /**
   * Answers kept for idempotence with the fingerprints of their requests, what a provider gave us to sign an agent out, mails
   * as they were sent, secrets of second factors.
   */
  reponses: Trousseau;
  /** Faults of a deposit, which may quote civil status. */
  titulaires: Trousseau;
  motsDePasse: MotsDePasse;
  connexionAgents: ConnexionAgents;
  /** Address by which browsers know us: origin of our pages, links, cookies. */
  urlPublique: URL;
  /** Number of trusted proxies in front. */
  proxys: number;
  horloge: () => Date;
  journal: Logger;
  facteurLimites: number;
  sondes: Readonly<Record<string, Sonde>>;
  /** Board of the mail queue, shown to operators only. */
  tableauDeBord?: RequestHandler;
};
