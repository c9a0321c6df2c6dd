import type { EntityManager } from '@mikro-orm/postgresql';
import type { PorteeAcces, SecretAcces } from '../../../domain/compte/acces.ts';

/** An access with all its secrets, oldest first. */
export type AccesLu = {
  id: string;
  nom: string;
  portees: PorteeAcces[];
  /** As the journal names it, and as people do; without name when she is of the account no more. */
  creePar: { acteur: string; nom: string | null };
  creeLe: Date;
  revoqueLe: Date | null;
  secrets: SecretAcces[];
};

export type NouvelAcces = {
  id: string;
  compteId: string;
  nom: string;
  portees: readonly PorteeAcces[];
  creePar: string;
  maintenant: Date;
};

export type NouveauSecret = {
  id: string;
  accesId: string;
  empreinte: Uint8Array;
  creePar: string;
  maintenant: Date;
  expireLe: Date;
};

type SecretBrut = { id: string; creeLe: string; expireLe: string; utiliseLe: string | null };
type Ligne = {
  id: string;
  nom: string;
  portees: PorteeAcces[];
  cree_par: string;
  createur: string | null;
  cree_le: string;
  revoque_le: string | null;
  secrets: SecretBrut[];
};

const lire = ({ id, nom, portees, cree_par, createur, cree_le, revoque_le, secrets }: Ligne): AccesLu => ({
  id,
  nom,
  portees,
  creePar: { acteur: cree_par, nom: createur },
  creeLe: new Date(cree_le),
  revoqueLe: revoque_le === null ? null : new Date(revoque_le),
  secrets: secrets.map((secret) => ({
    id: secret.id,
    creeLe: new Date(secret.creeLe),
    expireLe: new Date(secret.expireLe),
    utiliseLe: secret.utiliseLe === null ? null : new Date(secret.utiliseLe),
  })),
});

/** Accesses of the machines of one account, as its administrateur keeps them. */
export class AccesRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Until the end of the transaction, whoever changes the accesses of this account waits. */
  async verrouiller(compteId: string): Promise<void> {
    await this.#em.execute('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`acces:${compteId}`]);
  }

  /** Oldest first. */
  async lister(compteId: string): Promise<AccesLu[]> {
    const lignes = await this.#em.execute<Ligne[]>(
      `SELECT a.id, a.nom, a.portees, a.cree_par, a.cree_le, a.revoque_le,
         (SELECT concat(u.prenom, ' ', u.nom) FROM accrochage.utilisateur u
          WHERE u.compte_id = a.compte_id AND 'utilisateur:' || u.id = a.cree_par) AS createur,
         jsonb_agg(jsonb_build_object('id', s.id, 'creeLe', s.cree_le,
         'expireLe', s.expire_le, 'utiliseLe', s.utilise_le) ORDER BY s.cree_le, s.id) AS secrets
       FROM technique.acces a JOIN technique.acces_secret s ON s.acces_id = a.id
       WHERE a.compte_id = ? GROUP BY a.id ORDER BY a.cree_le, a.id`,
      [compteId],
    );
    return lignes.map(lire);
  }

  /** An access of that account, and of no other. */
  async trouver(compteId: string, accesId: string): Promise<AccesLu | null> {
    return (await this.lister(compteId)).find(({ id }) => id === accesId) ?? null;
  }

  async creer({ id, compteId, nom, portees, creePar, maintenant }: NouvelAcces): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.acces (id, compte_id, nom, portees, cree_par, cree_le)
       VALUES (?, ?, ?, string_to_array(?, ' '), ?, ?)`,
      [id, compteId, nom, portees.join(' '), creePar, maintenant],
    );
  }

  async ajouterSecret({ id, accesId, empreinte, creePar, maintenant, expireLe }: NouveauSecret): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.acces_secret (id, acces_id, empreinte, cree_par, cree_le, expire_le)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [id, accesId, Buffer.from(empreinte), creePar, maintenant, expireLe],
    );
  }

  /** Brings the end of a secret forward. */
  async finirSecret(secretId: string, expireLe: Date): Promise<void> {
    await this.#em.execute('UPDATE technique.acces_secret SET expire_le = ? WHERE id = ?', [expireLe, secretId]);
  }

  /** Ends an access at once, with its tokens; false when it was ended already. */
  async revoquer(accesId: string, maintenant: Date): Promise<boolean> {
    const revoques = await this.#em.execute<unknown[]>(
      'UPDATE technique.acces SET revoque_le = ? WHERE id = ? AND revoque_le IS NULL RETURNING id',
      [maintenant, accesId],
    );
    return revoques.length > 0;
  }

  /**
   * Ends at once the live accesses of the account that this one created, or of which she made a secret that still serves:
   * she knows it. Those that it ended; run twice, none.
   */
  async revoquerDe(compteId: string, acteur: string, maintenant: Date): Promise<{ id: string; nom: string }[]> {
    const revoques = await this.#em.execute<{ id: string; nom: string }[]>(
      `UPDATE technique.acces a SET revoque_le = ? WHERE a.compte_id = ? AND a.revoque_le IS NULL AND EXISTS (
         SELECT 1 FROM technique.acces_secret s
         WHERE s.acces_id = a.id AND s.expire_le > ? AND ? IN (a.cree_par, s.cree_par)) RETURNING a.id, a.nom`,
      [maintenant, compteId, maintenant, acteur],
    );
    return revoques.sort((a, b) => a.nom.localeCompare(b.nom, 'fr') || a.id.localeCompare(b.id));
  }
}
