import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type CleIdempotence,
  type EmpreinteScellee,
  IdempotenceRepository,
  type Prise,
} from '../../database/repositories/technique/idempotence.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { Trousseau } from '../../domain/securite/trousseau.ts';
import { demandeInvalide } from '../reponses/erreur-http.ts';
import { problemeDe } from '../reponses/probleme.ts';
import type { ReponseJson } from '../reponses/reponse-json.ts';

const VALIDITE_JOURS = 30;
const SIGNE_DE_VIE_MS = 10_000;
/** Three missed signs of life: the process that held the key is dead. */
const PERIME_APRES_MS = 30_000;

/** 4xx that say something of the moment and not of the request: the next attempt may end otherwise. */
const PASSAGERS = new Set([
  'NON_AUTHENTIFIE',
  'CSRF_INVALIDE',
  'TROP_DE_REQUETES',
  'IDEMPOTENCE_EN_COURS',
  'IDEMPOTENCE_AUTRE_CORPS',
  'DEPOT_INCOMPLET',
  'PIECE_INCOMPLETE',
  // Their sentence says to come back once something else is over.
  'PREAVIS_EN_COURS',
  'DEPOT_EN_COURS',
  'COMPTE_NON_OUVERT',
  'IDENTIFIANTS_NON_EMIS',
  'DOSSIER_DEJA_OUVERT',
  'REMPLACEMENT_EN_COURS',
  'ROTATION_EN_COURS',
]);

export type Execution = {
  effetId: string;
  /** Tells what the body was, once it is known; refuses when the key was used with another. */
  noterCorps(empreinte: Uint8Array): Promise<void>;
};

export type DemandeUnique = {
  cle: CleIdempotence;
  requestId: string;
  /** SHA-256 of the body; a stream has to be read for it. Called only when an answer is kept already. */
  empreinteCorps(): Promise<Uint8Array>;
  executer(execution: Execution): Promise<ReponseJson>;
};

export type DepsIdempotence = {
  em: () => EntityManager;
  reponses: Trousseau;
  horloge: () => Date;
};

const CLE = /^[\x21-\x7e]{1,200}$/;

/** The header's value, or 422. */
export const lireCle = (entete: string | undefined): string | null => {
  if (entete === undefined) return null;
  if (CLE.test(entete)) return entete;
  throw demandeInvalide([
    { champ: 'Idempotency-Key', message: '1 à 200 caractères imprimables sans espace sont attendus dans cet en-tête.' },
  ]);
};

/** SHA-256 of values that JSON can hold, in the order of the schema that read them. */
export const empreinteDe = (...valeurs: unknown[]): Uint8Array =>
  createHash('sha256').update(JSON.stringify(valeurs)).digest();

const autreCorps = (): BusinessError =>
  new BusinessError(
    'IDEMPOTENCE_AUTRE_CORPS',
    'Cette clé Idempotency-Key a déjà servi pour une autre demande : utilisez une nouvelle clé.',
  );

const contexteCorps = (cle: CleIdempotence): string => `${contexteDe(cle)}:corps`;

/** Whether what was sent under the key before is what is sent now. */
const memeCorps = (
  garde: EmpreinteScellee,
  recu: Uint8Array,
  { cle, reponses }: { cle: CleIdempotence; reponses: Trousseau },
): boolean => {
  const { scelle, cleId } = garde;
  return Buffer.from(cleId === null ? scelle : reponses.ouvrir(scelle, cleId, contexteCorps(cle))).equals(recu);
};

const contexteDe = ({ appelant, route, cle }: CleIdempotence): string => `idempotence:${appelant}:${route}:${cle}`;

const rejouer = async (
  prise: Extract<Prise, { sorte: 'FINIE' }>,
  demande: DemandeUnique,
  reponses: Trousseau,
): Promise<ReponseJson> => {
  const { empreinteCorps } = prise;
  const recu = await demande.empreinteCorps();
  if (empreinteCorps === null || !memeCorps(empreinteCorps, recu, { cle: demande.cle, reponses })) throw autreCorps();
  const { statut, entetes, corps, cleId } = prise.reponse;
  const clair = reponses.ouvrir(corps, cleId, contexteDe(demande.cle));
  return {
    statut,
    entetes: { ...entetes, 'Idempotency-Replayed': 'true' },
    corps: Buffer.from(clair).toString('utf8'),
  };
};

/** The answer to keep of a refusal, or null when it says nothing final. */
const refusFinal = (erreur: unknown, requestId: string): ReponseJson | null => {
  const { probleme, entetes } = problemeDe(erreur, requestId);
  if (probleme.status >= 500 || PASSAGERS.has(probleme.code)) return null;
  return {
    statut: probleme.status,
    entetes: { ...entetes, 'Content-Type': 'application/problem+json' },
    corps: JSON.stringify(probleme),
  };
};

const tenir = async (
  demande: DemandeUnique,
  prise: Extract<Prise, { sorte: 'A_FAIRE' }>,
  { em, reponses, horloge }: DepsIdempotence,
): Promise<ReponseJson> => {
  const depot = new IdempotenceRepository(em());
  const { cle } = demande;
  let corpsConnu = false;
  const noterCorps = async (empreinte: Uint8Array): Promise<void> => {
    const { empreinteCorps, effetId } = prise;
    if (empreinteCorps !== null && !memeCorps(empreinteCorps, empreinte, { cle, reponses })) throw autreCorps();
    await depot.noterCorps(effetId, cle, reponses.sceller(empreinte, contexteCorps(cle)));
    corpsConnu = true;
  };
  const vie = setInterval(() => {
    // A missed sign of life is made up for by the next one; the answer itself will say if the database is away.
    depot.prolonger(cle, horloge()).catch(() => undefined);
  }, SIGNE_DE_VIE_MS).unref();
  const garder = async (reponse: ReponseJson): Promise<void> => {
    const { scelle, cleId } = reponses.sceller(Buffer.from(reponse.corps), contexteDe(cle));
    await depot.finir(cle, { statut: reponse.statut, entetes: reponse.entetes, corps: scelle, cleId });
  };
  try {
    const reponse = await demande.executer({ effetId: prise.effetId, noterCorps });
    await garder(reponse);
    return reponse;
  } catch (erreur) {
    const refus = corpsConnu ? refusFinal(erreur, demande.requestId) : null;
    if (refus) {
      await garder(refus);
      return refus;
    }
    await depot.liberer(cle);
    throw erreur;
  } finally {
    clearInterval(vie);
  }
};

/**
 * Runs a request once for its key: the first 2xx or final 4xx is kept 30 days and replayed, a 5xx never; another body is
 * refused; a run that died is taken over under the same id of effect.
 */
export const executerUneFois = async (demande: DemandeUnique, deps: DepsIdempotence): Promise<ReponseJson> => {
  const maintenant = deps.horloge();
  const prise = await new IdempotenceRepository(deps.em()).prendre({
    cle: demande.cle,
    effetId: randomUUID(),
    maintenant,
    perimeAvant: new Date(maintenant.getTime() - PERIME_APRES_MS),
    expireLe: new Date(maintenant.getTime() + VALIDITE_JOURS * 86_400_000),
  });
  switch (prise.sorte) {
    case 'A_FAIRE':
      return tenir(demande, prise, deps);
    case 'FINIE':
      return rejouer(prise, demande, deps.reponses);
    case 'EN_COURS':
      throw new BusinessError(
        'IDEMPOTENCE_EN_COURS',
        'Une demande identique est en cours de traitement : sa réponse sera disponible dans un instant.',
        { reessayerApresSecondes: 2 },
      );
  }
};
