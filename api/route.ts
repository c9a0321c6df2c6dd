import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Appelant, AppelantAgent, AppelantConnu, AppelantUtilisateur } from '../domain/compte/appelant.ts';
import type {
  Permission,
  PermissionAgent,
  PermissionMachine,
  PermissionUtilisateur,
} from '../domain/compte/permission.ts';

/** Where the routes stand. */
export const PREFIXE_API = '/api/v1';

export type Methode = 'get' | 'post' | 'delete';

/** Who a handler may meet behind a permission. */
export type AppelantDe<P extends Permission> = P extends 'public'
  ? Appelant
  : P extends PermissionAgent
    ? AppelantAgent
    : P extends PermissionUtilisateur
      ? AppelantUtilisateur
      : P extends PermissionMachine
        ? AppelantConnu
        : AppelantUtilisateur | AppelantAgent;

type Objet = z.ZodObject;
type Lu<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A body that is not JSON: the handler reads the stream itself. */
export type CorpsFlux = { flux: true; types: readonly string[]; description: string };
/** An answer that is a file, in one of these media types. */
export type ReponseFichier = { fichier: readonly string[] };
/** An answer that sends the browser elsewhere. */
export type ReponseRedirection = { redirection: true };

export type Corps = Objet | CorpsFlux | undefined;
export type Reponse = z.ZodType | ReponseFichier | ReponseRedirection | undefined;

export type Fichier = {
  type: string;
  /** Name offered to whoever downloads, to the byte; none for what is shown in place. */
  nom?: string;
  octets: Uint8Array | AsyncIterable<Uint8Array>;
};

type Rendu<R> = R extends z.ZodType
  ? z.input<R>
  : R extends ReponseFichier
    ? Fichier
    : R extends ReponseRedirection
      ? URL
      : // biome-ignore lint/suspicious/noConfusingVoidType: a handler without answer returns nothing
        void;

/** What a handler may add to its answer. */
export type Sortie = {
  entete(nom: string, valeur: string): void;
  poserCookie(nom: string, valeur: string, dureeSecondes: number): void;
  effacerCookie(nom: string): void;
};

/** A raw request, for handlers that read headers or a stream. */
export type Entree = {
  entete(nom: string): string | undefined;
  cookie(nom: string): string | undefined;
  /** Media type the caller prefers among these, or null when it wants none of them. */
  prefere(types: readonly string[]): string | null;
  /** Address of the request as the caller typed it, for protocols that sign it. */
  url: URL;
  /** Where it comes from, as counters know it: an address alone is too easily changed to be counted. */
  reseau: string;
  /** Of the caller's session, when it has one. */
  jetonCsrf: string | null;
  /** Sealed; what the agents' provider asks for at sign-out. */
  idToken: string | null;
};

export type Contexte<P extends Permission, Params, Query, Body> = {
  params: Lu<Params>;
  query: Lu<Query>;
  body: Body extends CorpsFlux ? Readable : Lu<Body>;
  appelant: AppelantDe<P>;
  /** The caller, when only an agent can be one. */
  agent: P extends PermissionAgent ? AppelantAgent : undefined;
  /** Instant of the request, the same all along. */
  maintenant: Date;
  /** The same for every attempt of a request under one Idempotency-Key; random without key. Ids of effects derive from it. */
  effetId: string;
  /** For a streamed body: SHA-256 once it is known, compared with what the Idempotency-Key served for before. */
  noterCorps(empreinte: Uint8Array): Promise<void>;
  requestId: string;
  entree: Entree;
  sortie: Sortie;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
};

/**
 * A protocol of others that the route speaks, here that of OAuth 2.0: its body is a form, the proof of who asks is in the
 * request itself (no session nor bearer token is read), and refusals take the shape of RFC 6749.
 */
export type Protocole = 'oauth';

/** Requests allowed in a window; the count belongs to the caller, or to the network of who is not known. */
export type Limite = { nom: string; nombre: number; fenetreSecondes: number };

/** Requests allowed about one thing, whoever sends them: nobody's mailbox is filled from many networks. */
export type LimiteSujet<Body> = Limite & { sujet: (body: Body extends CorpsFlux ? undefined : Lu<Body>) => string };

export type Idempotence<Params, Body> = {
  /** Scope of an anonymous caller's keys, from the validated request: the SIRET of the form, the link's token. */
  porteeAnonyme?: (requete: {
    params: Lu<Params>;
    body: Body extends CorpsFlux ? undefined : Lu<Body>;
    entree: Entree;
  }) => string;
};

export type DefinitionRoute<Deps, P extends Permission, Params, Query, Body, R> = {
  method: Methode;
  path: `/${string}`;
  permission: P;
  /** Title in the documentation, in French. */
  summary: string;
  description?: string;
  tag: string;
  params?: Params;
  query?: Query;
  body?: Body;
  status: 200 | 201 | 202 | 204 | 303;
  protocole?: Protocole;
  response?: R;
  /** Present on every POST that creates: the header Idempotency-Key is accepted. */
  idempotence?: Idempotence<Params, Body>;
  limite?: Limite;
  limitesSujet?: readonly LimiteSujet<Body>[];
  handler: (contexte: Contexte<P, Params, Query, Body>, deps: Deps) => Promise<Rendu<R>> | Rendu<R>;
};

/** A route whose types have been checked; the application needs nothing more of it. */
export type Route<Deps = never> = {
  readonly method: Methode;
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: Objet;
  readonly query?: Objet;
  readonly body?: Corps;
  readonly status: number;
  readonly protocole?: Protocole;
  readonly response?: Reponse;
  readonly idempotence?: Idempotence<Objet, Objet>;
  readonly limite?: Limite;
  readonly limitesSujet?: readonly LimiteSujet<Objet>[];
  // Method syntax on purpose: a list of routes with different dependencies is one list.
  handler(contexte: ContexteBrut, deps: Deps): Promise<unknown> | unknown;
};

/** Routes by name. */
export type Routes<Deps = never> = Readonly<Record<string, Route<Deps>>>;

export type ContexteBrut = Omit<
  Contexte<Permission, Objet, Objet, Objet>,
  'params' | 'query' | 'body' | 'appelant' | 'agent'
> & {
  params: unknown;
  query: unknown;
  body: unknown;
  appelant: Appelant;
  agent: AppelantAgent | undefined;
};

/**
 * One object gives types, validation, permission and OpenAPI. Curried, so that `Deps` is told and the rest is inferred; a
 * route without `permission` does not compile.
 */
export const defineRoute =
  <Deps>() =>
  <
    const P extends Permission,
    Params extends Objet | undefined = undefined,
    Query extends Objet | undefined = undefined,
    Body extends Corps = undefined,
    R extends Reponse = undefined,
  >(
    definition: DefinitionRoute<Deps, P, Params, Query, Body, R>,
  ): Route<Deps> =>
    definition as unknown as Route<Deps>;

export const estFlux = (corps: Corps): corps is CorpsFlux => corps !== undefined && 'flux' in corps;
export const estFichier = (reponse: Reponse): reponse is ReponseFichier =>
  reponse !== undefined && 'fichier' in reponse;
export const estRedirection = (reponse: Reponse): reponse is ReponseRedirection =>
  reponse !== undefined && 'redirection' in reponse;
