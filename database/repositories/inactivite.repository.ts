import type { EntityManager } from '@mikro-orm/postgresql';
import type { SeuilsInactivite } from '../../domain/compte/inactivite.ts';

export type PersonneInactive = {
  utilisateurId: string;
  organismeId: string;
  prenom: string;
  nom: string;
  courriel: string;
  raisonSociale: string;
  /** Day of the last sign of life: the last sign-in, or the last change of the access. */
  derniereVueLe: string;
  /** The administrateur of the account seen last: the one it keeps. */
  gardienne: boolean;
};

export type CompteInactif = { compteId: string; organismeId: string };

/** Not told since her last sign of life; told since, before that instant. */
const A_ANNONCER = 'v.vue_le < ? AND (v.inactivite_annoncee_le IS NULL OR v.inactivite_annoncee_le <= v.vue_le)';
const AVERTIE = 'v.vue_le < ? AND v.inactivite_annoncee_le > v.vue_le AND v.inactivite_annoncee_le < ?';

/** Active persons with their last sign of life. An administrateur seen last among the active ones of her account keeps it. */
const VUES = `SELECT u.id, u.compte_id, u.inactivite_annoncee_le, v.vue_le, u.role = 'ADMINISTRATEUR' AND NOT EXISTS (
    SELECT 1 FROM accrochage.utilisateur a
    LEFT JOIN technique.derniere_connexion ad ON ad.utilisateur_id = a.id
    WHERE a.compte_id = u.compte_id AND a.id <> u.id AND a.role = 'ADMINISTRATEUR' AND a.etat = 'ACTIF'
      AND (greatest(ad.le, a.etat_change_le), a.id) > (v.vue_le, u.id)) AS gardienne
  FROM accrochage.utilisateur u
  LEFT JOIN technique.derniere_connexion d ON d.utilisateur_id = u.id
  CROSS JOIN LATERAL (SELECT greatest(d.le, u.etat_change_le) AS vue_le) v
  WHERE u.etat = 'ACTIF'`;

/** Persons who have not signed in for months, and the accounts that nobody administers any more. */
export class InactiviteRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Accounts, under lock, where somebody is to be told or put to sleep; a round takes a few hundred at a time. */
  async comptesForUpdate(
    { preavisAvant, sommeilAvant, avertiAvant }: SeuilsInactivite,
    nombre: number,
  ): Promise<string[]> {
    const lignes = await this.em.execute<{ id: string }[]>(
      `WITH vues AS (${VUES})
       SELECT c.id FROM accrochage.compte c WHERE c.id IN (
         SELECT v.compte_id FROM vues v WHERE (${A_ANNONCER}) OR (${AVERTIE} AND NOT v.gardienne))
       ORDER BY c.id LIMIT ? FOR UPDATE OF c`,
      [preavisAvant, sommeilAvant, avertiAvant, nombre],
    );
    return lignes.map(({ id }) => id);
  }

  /** Persons of these accounts to be told that their access will sleep; marked as told. */
  async annoncer(
    comptes: readonly string[],
    { preavisAvant }: SeuilsInactivite,
    le: string,
  ): Promise<PersonneInactive[]> {
    return this.#changer(comptes, 'inactivite_annoncee_le = ?', {
      condition: A_ANNONCER,
      valeurs: [le],
      criteres: [preavisAvant],
    });
  }

  /** Persons of these accounts whose access sleeps from now on; the last administrateur's never does. */
  async endormir(
    comptes: readonly string[],
    { sommeilAvant, avertiAvant }: SeuilsInactivite,
    le: string,
  ): Promise<PersonneInactive[]> {
    return this.#changer(comptes, "etat = 'EN_SOMMEIL', etat_change_le = ?", {
      condition: `${AVERTIE} AND NOT v.gardienne`,
      valeurs: [le],
      criteres: [sommeilAvant, avertiAvant],
    });
  }

  /** Accounts whose administrateurs are all away for so long, and since when: an agent has to look at them. */
  async comptesSansAdministrateur({ sommeilAvant, avertiAvant }: SeuilsInactivite): Promise<CompteInactif[]> {
    return this.em.execute(
      `WITH vues AS (${VUES})
       SELECT v.compte_id AS "compteId", c.organisme_id AS "organismeId"
       FROM vues v JOIN accrochage.compte c ON c.id = v.compte_id
       WHERE v.gardienne AND ${AVERTIE} ORDER BY v.compte_id`,
      [sommeilAvant, avertiAvant],
    );
  }

  async #changer(
    comptes: readonly string[],
    affectation: string,
    { condition, valeurs, criteres }: { condition: string; valeurs: unknown[]; criteres: unknown[] },
  ): Promise<PersonneInactive[]> {
    return this.em.execute(
      `WITH vues AS (${VUES} AND u.compte_id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)),
       choisies AS (SELECT v.* FROM vues v WHERE ${condition}),
       changees AS (UPDATE accrochage.utilisateur u SET ${affectation} FROM choisies v WHERE u.id = v.id RETURNING u.id)
       SELECT u.id AS "utilisateurId", c.organisme_id AS "organismeId", u.prenom, u.nom,
         u.courriel, o.raison_sociale AS "raisonSociale", v.gardienne,
         to_char(v.vue_le AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "derniereVueLe"
       FROM changees JOIN choisies v USING (id) JOIN accrochage.utilisateur u USING (id)
       JOIN accrochage.compte c ON c.id = u.compte_id JOIN accrochage.organisme o ON o.id = c.organisme_id
       ORDER BY u.id`,
      [JSON.stringify(comptes), ...criteres, ...valeurs],
    );
  }
}
