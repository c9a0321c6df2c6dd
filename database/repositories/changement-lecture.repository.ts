import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatChangement, GenreChangement } from '../../domain/changement/changement.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type FiltreChangements = {
  etats: readonly EtatChangement[];
  genres?: readonly GenreChangement[] | undefined;
  dossierId?: string | undefined;
  organismeId?: string | undefined;
  apres?: PositionInstant | undefined;
  limite: number;
};

export type ChangementLu = {
  changementId: string;
  reference: string;
  genre: GenreChangement;
  etat: EtatChangement;
  recuLe: Date;
  dossierId: string | null;
  organismeId: string | null;
  contenu: ContenuDemande;
  contactActuel: Contact | null;
  preavisEtat: string | null;
  agent: { agentId: string; nom: string; prenom: string } | null;
  decideLe: Date | null;
  motif: string | null;
};

type Ligne = Omit<ChangementLu, 'recuLe' | 'decideLe'> & { recuLe: string; decideLe: string | null };

const SELECTION = `SELECT c.id AS "changementId", coalesce(d.reference, s.reference) AS reference, c.genre, c.etat,
    c.recu_le AS "recuLe", c.dossier_id AS "dossierId", coalesce(c.organisme_id, s.organisme_id) AS "organismeId",
    d.contenu, p.etat AS "preavisEtat", c.decide_le AS "decideLe", c.motif,
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('agentId', a.id, 'nom', a.nom, 'prenom', a.prenom) END AS agent,
    CASE WHEN o.id IS NOT NULL
      THEN jsonb_build_object('nom', o.contact_nom, 'prenom', o.contact_prenom, 'courriel', o.contact_courriel)
      WHEN s.id IS NOT NULL
      THEN jsonb_build_object('nom', s.contact_nom, 'prenom', s.contact_prenom, 'courriel', s.contact_courriel)
    END AS "contactActuel"
  FROM accrochage.changement c
    JOIN accrochage.demande_contact d ON d.id = c.demande_id
    LEFT JOIN accrochage.dossier s ON s.id = c.dossier_id
    LEFT JOIN accrochage.organisme o ON o.id = coalesce(c.organisme_id, s.organisme_id)
    LEFT JOIN accrochage.courriel p ON p.id = c.preavis_courriel_id
    LEFT JOIN accrochage.agent a ON 'agent:' || a.id = c.decide_par`;

const lire = (ligne: Ligne): ChangementLu => ({
  ...ligne,
  recuLe: new Date(ligne.recuLe),
  decideLe: ligne.decideLe === null ? null : new Date(ligne.decideLe),
});

/** Changes asked by form, read by agents. */
export class ChangementLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Oldest first. */
  async lister(filtre: FiltreChangements): Promise<Page<ChangementLu, PositionInstant>> {
    const { etats, genres, dossierId, organismeId, apres, limite } = filtre;
    const conditions = ['c.etat IN (SELECT jsonb_array_elements_text(?::jsonb))'];
    const params: unknown[] = [JSON.stringify(etats)];
    const ajouter = (condition: string, ...valeurs: unknown[]): void => {
      conditions.push(condition);
      params.push(...valeurs);
    };
    if (genres) ajouter('c.genre IN (SELECT jsonb_array_elements_text(?::jsonb))', JSON.stringify(genres));
    if (dossierId) ajouter('c.dossier_id = ?', dossierId);
    if (organismeId) ajouter('c.organisme_id = ?', organismeId);
    if (apres) ajouter('(c.recu_le, c.id) > (?::timestamptz, ?::uuid)', apres.le, apres.id);
    const lignes = await this.#em.execute<Ligne[]>(
      `${SELECTION}
       WHERE ${conditions.join(' AND ')} ORDER BY c.recu_le, c.id LIMIT ?`,
      [...params, limite + 1],
    );
    return couperPage(lignes.map(lire), limite, ({ recuLe, changementId }) => ({ le: recuLe, id: changementId }));
  }

  /** Null when there is no such change. */
  async trouver(changementId: string): Promise<ChangementLu | null> {
    const [ligne] = await this.#em.execute<Ligne[]>(`${SELECTION} WHERE c.id = ?`, [changementId]);
    return ligne === undefined ? null : lire(ligne);
  }

  /** The SIRET under which what the change concerns lives today; null when there is no such change. */
  async siretActuel(changementId: string): Promise<string | null> {
    const [ligne] = await this.#em.execute<{ siret: string }[]>(
      `SELECT coalesce(s.siret, o.siret) AS siret FROM accrochage.changement c
         LEFT JOIN accrochage.dossier s ON s.id = c.dossier_id
         LEFT JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE c.id = ?`,
      [changementId],
    );
    return ligne?.siret ?? null;
  }
}
