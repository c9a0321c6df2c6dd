import { setTimeout } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Envoyeur, ResultatEnvoi } from '../adapters/mail/envoyeur-smtp.ts';
import type { CourrielARendre, JetonDuCourriel } from '../adapters/mail/rendu.ts';
import { CourrielEnvoiRepository, type CourrielPris } from '../database/repositories/courriel-envoi.repository.ts';
import type { EtatCourriel } from '../domain/courriel/courriel.ts';
import { type CourrielGarde, contexteEssai, garderJusqua } from '../domain/courriel/courriel-garde.ts';
import { suiteEnvoi } from '../domain/courriel/envoi.ts';
import { USAGE_DU_LIEN } from '../domain/courriel/parametres.ts';
import type { Trousseau } from '../domain/securite/trousseau.ts';
import { enregistrerIssue } from './issue-courriel.ts';
import type { JournalTechnique } from './journal-technique.ts';

export type CourrielsDeps = {
  orm: MikroORM;
  envoyeur: Envoyeur;
  rendre: (courriel: CourrielARendre) => CourrielRendu;
  rendreMasque: (courriel: CourrielARendre) => CourrielRendu;
  /** Seals mails as they were sent. */
  contenus: Trousseau;
  journal: JournalTechnique;
  /** The sender holds a mail that long, and renews it while it works; after a crash the mail waits as long. */
  bailMs?: number;
  /** First wait before an outcome that could not be written is written again; doubles each time. */
  reessaiMs?: number;
  maintenant?: () => Date;
};

type CourrielRendu = { sujet: string; html: string; texte: string };

/** What the job did: the state it left, or nothing because the row said that there is nothing to do. */
export type IssueCourriel = EtatCourriel | 'RIEN_A_FAIRE';

const BAIL_MS = 120_000;
const REESSAI_MS = 500;
/** Eight waits from 500 ms on: about two minutes. */
const ENREGISTREMENTS_MAX = 9;

type Contexte = Required<CourrielsDeps>;

const depots = ({ orm }: Contexte): CourrielEnvoiRepository => new CourrielEnvoiRepository(orm.em.fork());

const jetonDe = async (contexte: Contexte, courriel: CourrielPris): Promise<JetonDuCourriel | null> => {
  const usage = USAGE_DU_LIEN[courriel.modele];
  if (usage === null) return null;
  const jeton = await depots(contexte).lien(String(courriel.parametres.jetonId), usage);
  if (jeton === null) throw new Error(`le lien du courriel ${courriel.modele} n’existe pas`);
  return jeton;
};

/** What leaves, and the same as it is kept: without the token of its link. */
type CourrielPrepare = { contenu: CourrielRendu; garde: CourrielGarde };

/** A mail that cannot be rendered is our fault: it waits for a corrected version, and the log says so. */
const preparer = async (contexte: Contexte, courriel: CourrielPris): Promise<CourrielPrepare | null> => {
  try {
    const { modele, parametres, destinataire } = courriel;
    const aRendre = { modele, parametres, jeton: await jetonDe(contexte, courriel) };
    return { contenu: contexte.rendre(aRendre), garde: { destinataire, ...contexte.rendreMasque(aRendre) } };
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : 'erreur inconnue';
    contexte.journal.error({ courrielId: courriel.id, modele: courriel.modele, cause }, 'courriel impossible à rendre');
    return null;
  }
};

const tenirBail = async <T>(contexte: Contexte, courriel: CourrielPris, travail: () => Promise<T>): Promise<T> => {
  const { bailMs, maintenant, journal } = contexte;
  const battement = setInterval(() => {
    depots(contexte)
      .prolonger(courriel, new Date(maintenant().getTime() + bailMs))
      .catch(() => journal.warn({ courrielId: courriel.id }, 'bail du courriel non prolongé'));
  }, bailMs / 3);
  try {
    return await travail();
  } finally {
    clearInterval(battement);
  }
};

const envoyer = async (
  contexte: Contexte,
  courriel: CourrielPris,
  prepare: CourrielPrepare | null,
): Promise<ResultatEnvoi> => {
  // The sender before us stopped between its first word to the server and its record here: the mail may have left. One
  // with legal effect must not go twice; another goes again under the same Message-ID.
  if (courriel.repris && courriel.effetLegal) return { issue: 'INCONNUE', reponse: 'envoi interrompu' };
  if (prepare === null) return { issue: 'REPORTE', reponse: 'rendu impossible' };
  const { destinataire, messageId, creeLe } = courriel;
  const { contenu } = prepare;
  return tenirBail(contexte, courriel, () =>
    contexte.envoyeur.envoyer({ destinataire, messageId, date: creeLe, contenu }),
  );
};

/** The server has answered: a database away for a minute must not make a known outcome unknown. */
const insister = async <T>(contexte: Contexte, courrielId: string, travail: () => Promise<T>): Promise<T> => {
  for (let essai = 1; ; essai += 1)
    try {
      return await travail();
    } catch (erreur) {
      contexte.journal.warn({ courrielId, essai }, 'issue du courriel non enregistrée');
      if (essai === ENREGISTREMENTS_MAX) throw erreur;
      await setTimeout(contexte.reessaiMs * 2 ** (essai - 1));
    }
};

const sceller = ({ contenus }: Contexte, { id, tentatives }: CourrielPris, garde: CourrielGarde) =>
  contenus.sceller(Buffer.from(JSON.stringify(garde)), contexteEssai(id, tentatives));

const conclure = async (
  contexte: Contexte,
  courriel: CourrielPris,
  { issue, reponse, garde }: ResultatEnvoi & { garde: CourrielGarde | null },
): Promise<IssueCourriel> => {
  const { orm, maintenant, journal } = contexte;
  const { id: courrielId, modele, tentatives, effetLegal } = courriel;
  const le = maintenant();
  const { etat, dansMs } = suiteEnvoi({ issue, tentatives, effetLegal });
  const essai = {
    ...{ issue, etat, reponseSmtp: reponse, le },
    prochainEssaiLe: dansMs === null ? null : new Date(le.getTime() + dansMs),
    garde: garde && sceller(contexte, courriel, garde),
    garderJusqua: garderJusqua(le, effetLegal),
  };
  const ecrit = await orm.em.fork().transactional((em) => enregistrerIssue(em, courriel, essai));
  journal[etat === 'ENVOYE' ? 'info' : 'warn']({ courrielId, modele, tentatives, issue, etat, ecrit }, 'courriel');
  return ecrit ? etat : 'RIEN_A_FAIRE';
};

/**
 * Sends one mail of the outbox, if its row says that it is to be sent, and records the outcome. Run any number of times,
 * at once or after any crash, a mail whose outcome is known leaves once; logs hold its id, never its address or text.
 */
export const createCourrielsJob = (deps: CourrielsDeps): ((courrielId: string) => Promise<IssueCourriel>) => {
  const contexte: Contexte = { bailMs: BAIL_MS, reessaiMs: REESSAI_MS, maintenant: () => new Date(), ...deps };
  return async (courrielId) => {
    const le = contexte.maintenant();
    const courriel = await depots(contexte).prendre(courrielId, le, new Date(le.getTime() + contexte.bailMs));
    if (courriel === null) return 'RIEN_A_FAIRE';
    const prepare = await preparer(contexte, courriel);
    const resultat = { ...(await envoyer(contexte, courriel, prepare)), garde: prepare?.garde ?? null };
    return insister(contexte, courrielId, () => conclure(contexte, courriel, resultat));
  };
};
