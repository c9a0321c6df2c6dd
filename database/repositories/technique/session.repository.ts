import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoleAgent, RoleUtilisateur } from '../../../domain/compte/appelant.ts';

export type NouvelleSession = {
  id: string;
  /** SHA-256 of the token; the token itself is nowhere but in the browser. */
  empreinte: Uint8Array;
  utilisateurId: string | null;
  agentId: string | null;
  jetonCsrf: string;
  /** Sealed: the provider asks for it at sign-out. */
  idToken: string | null;
  /** The provider's own session, by which it tells of a sign-out. */
  sid?: string | null;
  maintenant: Date;
  expireLe: Date;
};

export type SessionVivante = {
  id: string;
  jetonCsrf: string;
  idToken: string | null;
  vueLe: Date;
  proprietaire:
    | { type: 'UTILISATEUR'; utilisateurId: string; compteId: string; organismeId: string; role: RoleUtilisateur }
    | { type: 'AGENT'; agentId: string; roles: RoleAgent[] };
};

export type SessionListee = { id: string; creeLe: Date; vueLe: Date; expireLe: Date };

type Ligne = {
  id: string;
  jeton_csrf: string;
  id_token: string | null;
  vue_le: string;
  utilisateur_id: string | null;
  compte_id: string | null;
  organisme_id: string | null;
  role: RoleUtilisateur | null;
  agent_id: string | null;
  roles: RoleAgent[] | null;
};

const proprietaireDe = (ligne: Ligne): SessionVivante['proprietaire'] | null => {
  if (ligne.utilisateur_id && ligne.compte_id && ligne.organisme_id && ligne.role)
    return {
      type: 'UTILISATEUR',
      utilisateurId: ligne.utilisateur_id,
      compteId: ligne.compte_id,
      organismeId: ligne.organisme_id,
      role: ligne.role,
    };
  return ligne.agent_id && ligne.roles ? { type: 'AGENT', agentId: ligne.agent_id, roles: ligne.roles } : null;
};

/** Sessions of persons and agents; rights are read again at each request, never kept in the session. */
export class SessionRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Opens a session; for a person, it is her last sign-in. */
  async ouvrir(session: NouvelleSession): Promise<void> {
    if (session.utilisateurId !== null)
      await this.#em.execute(
        `INSERT INTO technique.derniere_connexion AS d (utilisateur_id, le) VALUES (?, ?)
         ON CONFLICT (utilisateur_id) DO UPDATE SET le = greatest(d.le, excluded.le)`,
        [session.utilisateurId, session.maintenant],
      );
    await this.#em.execute(
      `INSERT INTO technique.session
         (id, empreinte, utilisateur_id, agent_id, jeton_csrf, id_token, sid, cree_le, vue_le, expire_le)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        session.id,
        Buffer.from(session.empreinte),
        session.utilisateurId,
        session.agentId,
        session.jetonCsrf,
        session.idToken,
        session.sid ?? null,
        session.maintenant,
        session.maintenant,
        session.expireLe,
      ],
    );
  }

  /** The session of a token, when it is neither over nor revoked and its owner may still come in. */
  async trouver(empreinte: Uint8Array, maintenant: Date, vueApres: Date): Promise<SessionVivante | null> {
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT s.id, s.jeton_csrf, s.id_token, s.vue_le, u.id AS utilisateur_id, c.id AS compte_id, c.organisme_id, u.role,
              a.id AS agent_id, a.roles
       FROM technique.session s
       LEFT JOIN accrochage.utilisateur u ON u.id = s.utilisateur_id AND u.etat = 'ACTIF'
       LEFT JOIN accrochage.compte c ON c.id = u.compte_id AND c.etat = 'ACTIF'
       LEFT JOIN accrochage.agent a ON a.id = s.agent_id AND a.actif
       WHERE s.empreinte = ? AND s.revoquee_le IS NULL AND s.expire_le > ? AND s.vue_le > ?`,
      [Buffer.from(empreinte), maintenant, vueApres],
    );
    const proprietaire = ligne && proprietaireDe(ligne);
    if (!ligne || !proprietaire) return null;
    return {
      id: ligne.id,
      jetonCsrf: ligne.jeton_csrf,
      idToken: ligne.id_token,
      vueLe: new Date(ligne.vue_le),
      proprietaire,
    };
  }

  async noterVue(id: string, maintenant: Date): Promise<void> {
    await this.#em.execute('UPDATE technique.session SET vue_le = ? WHERE id = ? AND vue_le < ?', [
      maintenant,
      id,
      maintenant,
    ]);
  }

  async lister(
    proprietaire: { utilisateurId: string } | { agentId: string },
    maintenant: Date,
  ): Promise<SessionListee[]> {
    const [colonne, valeur] =
      'agentId' in proprietaire ? ['agent_id', proprietaire.agentId] : ['utilisateur_id', proprietaire.utilisateurId];
    const lignes = await this.#em.execute<{ id: string; cree_le: string; vue_le: string; expire_le: string }[]>(
      `SELECT id, cree_le, vue_le, expire_le FROM technique.session
       WHERE ${colonne} = ? AND revoquee_le IS NULL AND expire_le > ? ORDER BY vue_le DESC, id LIMIT 100`,
      [valeur, maintenant],
    );
    return lignes.map((ligne) => ({
      id: ligne.id,
      creeLe: new Date(ligne.cree_le),
      vueLe: new Date(ligne.vue_le),
      expireLe: new Date(ligne.expire_le),
    }));
  }

  /** Revokes one session of its owner; false when it is not theirs, or was over already. */
  async revoquer(
    id: string,
    proprietaire: { utilisateurId: string } | { agentId: string },
    maintenant: Date,
  ): Promise<boolean> {
    const [colonne, valeur] =
      'agentId' in proprietaire ? ['agent_id', proprietaire.agentId] : ['utilisateur_id', proprietaire.utilisateurId];
    const revoquees = await this.#em.execute<{ id: string }[]>(
      `UPDATE technique.session SET revoquee_le = ?, id_token = NULL
       WHERE id = ? AND ${colonne} = ? AND revoquee_le IS NULL RETURNING id`,
      [maintenant, id, valeur],
    );
    return revoquees.length > 0;
  }

  /** Revokes all the sessions of their owner but one, or none; returns how many. Run twice, revokes nothing more. */
  async revoquerToutes(
    proprietaire: { utilisateurId: string } | { agentId: string },
    maintenant: Date,
    saufId: string | null = null,
  ): Promise<number> {
    const [colonne, valeur] =
      'agentId' in proprietaire ? ['agent_id', proprietaire.agentId] : ['utilisateur_id', proprietaire.utilisateurId];
    const revoquees = await this.#em.execute<{ id: string }[]>(
      `UPDATE technique.session SET revoquee_le = ?, id_token = NULL
       WHERE ${colonne} = ? AND id IS DISTINCT FROM ?::uuid AND revoquee_le IS NULL AND expire_le > ? RETURNING id`,
      [maintenant, valeur, saufId, maintenant],
    );
    return revoquees.length;
  }
}
