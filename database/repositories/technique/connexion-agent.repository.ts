import type { EntityManager } from '@mikro-orm/postgresql';

export type ConnexionAgent = { etat: string; nonce: string; verificateur: string; retour: string };

/** Sign-ons of agents between the departure of the browser and its return. */
export class ConnexionAgentRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async commencer(connexion: ConnexionAgent, expireLe: Date): Promise<void> {
    await this.#em.execute(
      'INSERT INTO technique.connexion_agent (etat, nonce, verificateur, retour, expire_le) VALUES (?, ?, ?, ?, ?)',
      [connexion.etat, connexion.nonce, connexion.verificateur, connexion.retour, expireLe],
    );
  }

  /** Takes it away: a return is honoured once. */
  async terminer(etat: string, maintenant: Date): Promise<ConnexionAgent | null> {
    const [ligne] = await this.#em.execute<(ConnexionAgent & { expire_le: string })[]>(
      'DELETE FROM technique.connexion_agent WHERE etat = ? RETURNING etat, nonce, verificateur, retour, expire_le',
      [etat],
    );
    if (!ligne || new Date(ligne.expire_le) <= maintenant) return null;
    const { nonce, verificateur, retour } = ligne;
    return { etat, nonce, verificateur, retour };
  }
}
