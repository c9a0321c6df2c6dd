import type { EntityManager } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import { type ChampRecherche, ENTIER, POIDS_RECHERCHE } from '../../domain/dossier/recherche-dossiers.ts';
import {
  COLONNES_LIGNE,
  type Condition,
  conditionPortee,
  JOINTURES_LIGNE,
  type LigneDossier,
  lireLigne,
} from './ligne-dossier.ts';

export type DemandeRecherche = {
  texte: string;
  champs: readonly ChampRecherche[];
  /** The agent who reads. */
  agentId: string;
  limite: number;
};

/** A case, with the field in which the text was found and what it holds. */
export type DossierTrouve = LigneDossier & { champ: ChampRecherche; valeur: string; approchant: boolean };

/** A part of the search: gives (dossier_id, champ, valeur, note). */
type Recherche = Condition;

type ChampIdentifiant = Exclude<ChampRecherche, 'RAISON_SOCIALE' | 'CONTACT'>;
type ChampNom = Exclude<ChampRecherche, ChampIdentifiant>;

const DES_ORGANISMES = 'accrochage.organisme o JOIN accrochage.dossier d ON d.organisme_id = o.id';

/** Tables and columns of each identifier. */
const IDENTIFIANTS: Record<ChampIdentifiant, readonly (readonly [tables: string, colonne: string])[]> = {
  REFERENCE: [['accrochage.dossier d', 'd.reference']],
  SIRET: [['accrochage.dossier d', 'd.siret']],
  ANCIEN_SIRET: [['accrochage.ancien_siret a JOIN accrochage.dossier d ON d.organisme_id = a.organisme_id', 'a.siret']],
  MATRICULE: [[DES_ORGANISMES, 'o.matricule']],
  CONTRAT: [
    [
      'accrochage.contrat c JOIN accrochage.dossier d ON d.organisme_id IN (c.organisme_id, c.certificateur_id)',
      'c.numero',
    ],
  ],
  COURRIEL: [
    ['accrochage.dossier d', 'lower(d.contact_courriel)'],
    [DES_ORGANISMES, 'lower(o.contact_courriel)'],
  ],
};

/** Tables of each name: the case's, and the organisme's, which may have changed since. */
const NOMS: Record<ChampNom, readonly (readonly [tables: string, cle: string, valeur: string])[]> = {
  RAISON_SOCIALE: [
    ['accrochage.dossier d', 'd.nom_recherche', 'd.raison_sociale'],
    [DES_ORGANISMES, 'o.nom_recherche', 'o.raison_sociale'],
  ],
  CONTACT: [
    ['accrochage.dossier d', 'd.contact_recherche', "d.contact_prenom || ' ' || d.contact_nom"],
    [DES_ORGANISMES, 'o.contact_recherche', "o.contact_prenom || ' ' || o.contact_nom"],
  ],
};

const SAISIE: Record<ChampIdentifiant, (compacte: string) => string> = {
  REFERENCE: (compacte) => compacte.toUpperCase(),
  SIRET: (compacte) => compacte,
  ANCIEN_SIRET: (compacte) => compacte,
  MATRICULE: (compacte) => compacte.toUpperCase(),
  CONTRAT: (compacte) => compacte.toUpperCase(),
  COURRIEL: (compacte) => compacte.toLowerCase(),
};

/**
 * Finds of each field that are ranked. Among those that hold what was typed, the shortest are the closest; a text that more
 * cases hold has to be made more precise.
 */
const CANDIDATS = 200;

const debutDe = (texte: string): string => `${texte.replace(/[\\%_]/g, '\\$&')}%`;

/** Two letters exchanged, one forgotten or one too many, in a word of six letters. */
const RESSEMBLANCE_MINIMALE = '0.45';

const estNom = (champ: ChampRecherche): champ is ChampNom => champ in NOMS;

const parIdentifiant = (champ: ChampIdentifiant, texte: string, dans: Condition): Recherche[] => {
  const saisie = SAISIE[champ](texte.replace(/\s/gu, ''));
  return IDENTIFIANTS[champ].map(([tables, colonne]) => ({
    sql: `SELECT d.id AS dossier_id, '${champ}' AS champ, ${colonne}::text AS valeur,
        ${POIDS_RECHERCHE[champ]} + CASE WHEN ${colonne} = ? THEN ${ENTIER} ELSE 0 END AS note
      FROM ${tables} WHERE ${colonne} LIKE ? AND ${dans.sql} ORDER BY length(${colonne}), d.id LIMIT ${CANDIDATS}`,
    params: [saisie, debutDe(saisie), ...dans.params],
  }));
};

/** Every word begins one of the name, in any order. */
const parMots = (champ: ChampNom, cle: string, dans: Condition): Recherche[] => {
  const mots = cle.split(' ').filter(Boolean);
  return NOMS[champ].map(([tables, colonne, valeur]) => ({
    sql: `SELECT d.id AS dossier_id, '${champ}' AS champ, ${valeur} AS valeur,
        ${POIDS_RECHERCHE[champ]} + ${ENTIER} * public.similarity(${colonne}, ?) AS note
      FROM ${tables} WHERE ${mots.map(() => `${colonne} LIKE ?`).join(' AND ')} AND ${dans.sql}
      ORDER BY length(${colonne}), d.id LIMIT ${CANDIDATS}`,
    params: [cle, ...mots.map((mot) => `% ${mot}%`), ...dans.params],
  }));
};

/** Every word resembles one of the name. */
const parRessemblance = (champ: ChampNom, cle: string, dans: Condition): Recherche[] => {
  const mots = cle.split(' ').filter(Boolean);
  return NOMS[champ].map(([tables, colonne, valeur]) => ({
    sql: `SELECT d.id AS dossier_id, '${champ}' AS champ, ${valeur} AS valeur, public.similarity(${colonne}, ?) AS note
      FROM ${tables} WHERE ${mots.map(() => `? OPERATOR(public.<%) ${colonne}`).join(' AND ')} AND ${dans.sql}
      ORDER BY note DESC, d.id LIMIT ${CANDIDATS}`,
    params: [cle, ...mots, ...dans.params],
  }));
};

/** Search of cases by a typed text, within the caller's scope. */
export class RechercheDossiersRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /**
   * The best finds, best first, a case once; what only resembles comes when there is room left, after what was found.
   * Gives one more than `limite` when there are more.
   */
  async chercher(portee: Portee, demande: DemandeRecherche): Promise<DossierTrouve[]> {
    const { texte, champs, limite } = demande;
    const [{ cle } = { cle: '' }] = await this.#em.execute<{ cle: string }[]>(
      'SELECT accrochage.cle_recherche(?) AS cle',
      [texte],
    );
    const dans = conditionPortee(portee);
    const noms = cle.trim() === '' ? [] : champs.filter(estNom);
    const identifiants = champs.filter((champ): champ is ChampIdentifiant => !estNom(champ));
    const trouves = await this.#executer(demande, [
      ...identifiants.flatMap((champ) => parIdentifiant(champ, texte, dans)),
      ...noms.flatMap((champ) => parMots(champ, cle, dans)),
    ]);
    if (trouves.length > limite || noms.length === 0) return trouves;
    const connus = new Set(trouves.map(({ dossierId }) => dossierId));
    const approchants = await this.#ressembler(
      demande,
      noms.flatMap((champ) => parRessemblance(champ, cle, dans)),
    );
    return [
      ...trouves,
      ...approchants
        .filter(({ dossierId }) => !connus.has(dossierId))
        .map((trouve) => ({ ...trouve, approchant: true })),
    ].slice(0, limite + 1);
  }

  /** The threshold belongs to the session: it is set for this query alone. */
  async #ressembler(demande: DemandeRecherche, recherches: Recherche[]): Promise<DossierTrouve[]> {
    return this.#em.transactional(async (em) => {
      await em.execute("SELECT set_config('pg_trgm.word_similarity_threshold', ?, true)", [RESSEMBLANCE_MINIMALE]);
      return new RechercheDossiersRepository(em).#executer(demande, recherches);
    });
  }

  async #executer({ agentId, limite }: DemandeRecherche, recherches: Recherche[]): Promise<DossierTrouve[]> {
    if (recherches.length === 0) return [];
    const lus = await this.#em.execute<Omit<DossierTrouve, 'approchant'>[]>(
      `WITH trouve AS (${recherches.map(({ sql }) => `(${sql})`).join(' UNION ALL ')}),
       meilleur AS (
         SELECT DISTINCT ON (dossier_id) dossier_id, champ, valeur, note FROM trouve
         ORDER BY dossier_id, note DESC, champ)
       SELECT ${COLONNES_LIGNE}, m.champ, m.valeur FROM meilleur m JOIN accrochage.dossier d ON d.id = m.dossier_id
         ${JOINTURES_LIGNE}
       ORDER BY m.note DESC, d.ouvert_le DESC, d.id LIMIT ?`,
      [...recherches.flatMap(({ params }) => params), agentId, limite + 1],
    );
    return lus.map((ligne) => ({ ...lireLigne(ligne), approchant: false }));
  }
}
