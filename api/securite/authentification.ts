import type { EntityManager } from '@mikro-orm/postgresql';
import { JetonAccesRepository } from '../../database/repositories/technique/jeton-acces.repository.ts';
import { JetonApiRepository } from '../../database/repositories/technique/jeton-api.repository.ts';
import { SessionRepository, type SessionVivante } from '../../database/repositories/technique/session.repository.ts';
import type { Appelant } from '../../domain/compte/appelant.ts';
import { BusinessError } from '../../domain/errors.ts';
import { lireCookie, nomDeCookie } from './cookies.ts';
import { empreinteSecret, memeSecret, PREFIXE_JETON_ACCES } from './secrets.ts';

export const COOKIE_SESSION = 'accrochage';
export const ENTETE_CSRF = 'x-jeton-csrf';

export const DUREE_SESSION_SECONDES = 12 * 3600;
const INACTIVITE_MS = 2 * 3_600_000;
/** The last sight of a session, or of a machine's secret, is written once a minute at most. */
const PRECISION_VUE_MS = 60_000;

export type Identite = { appelant: Appelant; jetonCsrf: string | null; idToken: string | null };

/** What authentication reads of a request. */
export type Preuves = {
  methode: string;
  authorization: string | undefined;
  cookie: string | undefined;
  origin: string | undefined;
  secFetchSite: string | undefined;
  jetonCsrf: string | undefined;
};

export type DepsAuthentification = { em: () => EntityManager; urlPublique: URL; horloge: () => Date };

/** Nobody known. */
export const ANONYME: Identite = { appelant: { type: 'ANONYME' }, jetonCsrf: null, idToken: null };

const jetonRefuse = (): BusinessError =>
  new BusinessError('NON_AUTHENTIFIE', 'Ce jeton n’est pas valable, ou ne l’est plus.');

/** True when the last use is old enough to be written again. */
export const usageANoter = (dernier: Date | null, maintenant: Date): boolean =>
  dernier === null || maintenant.getTime() - dernier.getTime() > PRECISION_VUE_MS;

const parJetonDeMachine = async (jeton: string, { em, horloge }: DepsAuthentification): Promise<Identite> => {
  const maintenant = horloge();
  const machines = new JetonAccesRepository(em());
  const machine = await machines.parJeton(empreinteSecret(jeton), maintenant);
  if (!machine) throw jetonRefuse();
  if (usageANoter(machine.utiliseLe, maintenant)) await machines.noterUsage(machine.secretId, maintenant);
  const { accesId, compteId, organismeId, portees } = machine;
  return { ...ANONYME, appelant: { type: 'MACHINE', accesId, compteId, organismeId, portees } };
};

const parJeton = async (jeton: string, deps: DepsAuthentification): Promise<Identite> => {
  if (jeton.startsWith(PREFIXE_JETON_ACCES)) return parJetonDeMachine(jeton, deps);
  const { em, horloge } = deps;
  const trouve = await new JetonApiRepository(em()).trouver(empreinteSecret(jeton), horloge());
  if (!trouve) throw jetonRefuse();
  return {
    appelant: { type: 'AGENT', agentId: trouve.agentId, roles: trouve.roles, sessionId: null },
    jetonCsrf: null,
    idToken: null,
  };
};

const appelantDe = ({ id, proprietaire }: SessionVivante): Appelant => ({ ...proprietaire, sessionId: id });

const parSession = async (secret: string, { em, horloge }: DepsAuthentification): Promise<Identite> => {
  const maintenant = horloge();
  const sessions = new SessionRepository(em());
  const vueApres = new Date(maintenant.getTime() - INACTIVITE_MS);
  const session = await sessions.trouver(empreinteSecret(secret), maintenant, vueApres);
  if (!session) return ANONYME;
  if (usageANoter(session.vueLe, maintenant)) await sessions.noterVue(session.id, maintenant);
  return { appelant: appelantDe(session), jetonCsrf: session.jetonCsrf, idToken: session.idToken };
};

const SANS_EFFET = new Set(['GET', 'HEAD', 'OPTIONS']);

const refuserCsrf = (): never => {
  throw new BusinessError(
    'CSRF_INVALIDE',
    'Cette demande ne vient pas d’une page de ce site, ou sa page est trop ancienne : rechargez-la et recommencez.',
  );
};

/** A write must come from our own pages: by its origin when the browser says it, by the session's token always. */
const exigerMemeOrigine = (preuves: Preuves, identite: Identite, urlPublique: URL): void => {
  if (SANS_EFFET.has(preuves.methode)) return;
  if (preuves.origin !== undefined && preuves.origin !== urlPublique.origin) refuserCsrf();
  if (preuves.origin === undefined && preuves.secFetchSite !== undefined && preuves.secFetchSite !== 'same-origin')
    refuserCsrf();
  if (identite.jetonCsrf !== null && !memeSecret(identite.jetonCsrf, preuves.jetonCsrf ?? '')) refuserCsrf();
};

/** Who asks, from a bearer token or a session's cookie; a stale session is nobody, a wrong bearer token is 401. */
export const identifier = async (preuves: Preuves, deps: DepsAuthentification): Promise<Identite> => {
  const porteur = /^Bearer ([A-Za-z0-9._~+/=-]{20,512})$/i.exec(preuves.authorization ?? '');
  if (porteur?.[1]) return parJeton(porteur[1], deps);
  if (preuves.authorization !== undefined)
    throw new BusinessError('NON_AUTHENTIFIE', 'L’en-tête Authorization n’est pas de la forme « Bearer jeton ».');
  const secret = lireCookie(preuves.cookie, nomDeCookie(COOKIE_SESSION, deps.urlPublique));
  const identite = secret === undefined ? ANONYME : await parSession(secret, deps);
  exigerMemeOrigine(preuves, identite, deps.urlPublique);
  return identite;
};
