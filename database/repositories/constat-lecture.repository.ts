import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatConstat, GenreConstat } from '../../domain/constat/constat.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type FiltreConstats = {
  etats: readonly EtatConstat[];
  genres?: readonly GenreConstat[];
  organismeId?: string;
  code?: string;
  apres?: PositionInstant;
  limite: number;
};

type OrganismeNomme = { organismeId: string; siret: string; raisonSociale: string; matricule: string | null };
type PassageNomme = { depotId: string; rang: number; idTechnique: string; dateDelivrance: string };

/** A finding with what its ids lead to today. Days are civil days. */
export type ConstatLu = {
  id: string;
  genre: GenreConstat;
  etat: EtatConstat;
  version: number;
  releveLe: Date;
  etatChangeLe: Date;
  /** Null when the system changed it last. */
  agent: { agentId: string; nom: string; prenom: string } | null;
  organisme: OrganismeNomme;
  autreOrganisme: OrganismeNomme | null;
  code: string | null;
  difference: { finAvant: string | null; finApres: string | null; siret: string | null; nom: string | null } | null;
  raisonSocialePubliee: string | null;
  passages: PassageNomme[];
};

const organisme = (table: string): string => `jsonb_build_object('organismeId', ${table}.id, 'siret', ${table}.siret,
  'raisonSociale', ${table}.raison_sociale, 'matricule', ${table}.matricule)`;
const passage = (table: string): string => `jsonb_build_object('depotId', ${table}.depot_id, 'rang', ${table}.rang,
  'idTechnique', ${table}.id_technique, 'dateDelivrance', ${table}.date_delivrance)`;

const SELECTION = `SELECT c.id, c.genre, c.etat, c.version, c.releve_le AS "releveLe", c.etat_change_le AS "etatChangeLe",
    c.code, ${organisme('o')} AS organisme, CASE WHEN s.id IS NOT NULL THEN ${organisme('s')} END AS "autreOrganisme",
    CASE WHEN g.id IS NOT NULL
      THEN jsonb_build_object('agentId', g.id, 'nom', g.nom, 'prenom', g.prenom) END AS agent,
    CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('finAvant', d.fin_avant, 'finApres', d.fin_apres,
      'siret', d.siret, 'nom', d.nom) END AS difference,
    CASE WHEN c.genre = 'RAISON_SOCIALE_CHANGEE' THEN v.raison_sociale_publiee END AS "raisonSocialePubliee",
    CASE WHEN p.depot_id IS NULL THEN '[]'::jsonb
      ELSE jsonb_build_array(${passage('p')}, ${passage('q')}) END AS passages
  FROM accrochage.constat c JOIN accrochage.organisme o ON o.id = c.organisme_id
    LEFT JOIN accrochage.organisme s ON s.id = c.autre_organisme_id
    LEFT JOIN accrochage.agent g ON c.etat_change_par = 'agent:' || g.id
    LEFT JOIN accrochage.difference_repertoire d ON d.id = c.difference_id
    LEFT JOIN accrochage.etablissement_vu v ON v.organisme_id = c.organisme_id
    LEFT JOIN accrochage.passage p
      ON p.emetteur_id = c.organisme_id AND p.depot_id = c.depot_id AND p.rang = c.rang
    LEFT JOIN accrochage.passage q
      ON q.emetteur_id = c.autre_organisme_id AND q.depot_id = c.autre_depot_id AND q.rang = c.autre_rang`;

type Ligne = Omit<ConstatLu, 'releveLe' | 'etatChangeLe'> & { releveLe: string; etatChangeLe: string };

const lire = ({ releveLe, etatChangeLe, ...ligne }: Ligne): ConstatLu => ({
  ...ligne,
  releveLe: new Date(releveLe),
  etatChangeLe: new Date(etatChangeLe),
});

/** Reads of findings, for agents alone: they see all. */
export class ConstatLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Oldest first: the order in which they should be treated. */
  async lister(filtre: FiltreConstats): Promise<Page<ConstatLu, PositionInstant>> {
    const { etats, genres, organismeId, code, apres, limite } = filtre;
    const conditions = ['c.etat IN (SELECT jsonb_array_elements_text(?::jsonb))'];
    const valeurs: unknown[] = [JSON.stringify(etats)];
    const ajouter = (condition: string, ...autres: unknown[]): void => {
      conditions.push(condition);
      valeurs.push(...autres);
    };
    if (genres) ajouter('c.genre IN (SELECT jsonb_array_elements_text(?::jsonb))', JSON.stringify(genres));
    if (organismeId) ajouter('? IN (c.organisme_id, c.autre_organisme_id)', organismeId);
    if (code) ajouter('c.code = ?', code);
    if (apres) ajouter('(c.releve_le, c.id) > (?, ?)', apres.le, apres.id);
    const lus = await this.#em.execute<Ligne[]>(
      `${SELECTION} WHERE ${conditions.join(' AND ')} ORDER BY c.releve_le, c.id LIMIT ?`,
      [...valeurs, limite + 1],
    );
    return couperPage(lus.map(lire), limite, ({ releveLe, id }) => ({ le: releveLe, id }));
  }

  async existe(constatId: string): Promise<boolean> {
    const lus = await this.#em.execute('SELECT FROM accrochage.constat WHERE id = ?', [constatId]);
    return lus.length > 0;
  }
}
