import type { EntityManager } from '@mikro-orm/postgresql';
import type { PorteeAcces } from '../../../domain/compte/acces.ts';

/** A machine known by its secret or by a token of it. */
export type MachineReconnue = {
  accesId: string;
  secretId: string;
  compteId: string;
  organismeId: string;
  /** Of the access, or of the token. */
  portees: PorteeAcces[];
  /** End of the secret, or of the token. */
  expireLe: Date;
  utiliseLe: Date | null;
};

export type NouveauJeton = {
  empreinte: Uint8Array;
  secretId: string;
  portees: readonly PorteeAcces[];
  maintenant: Date;
  expireLe: Date;
};

type Ligne = Omit<MachineReconnue, 'expireLe' | 'utiliseLe'> & { expireLe: string; utiliseLe: string | null };

const lire = ({ expireLe, utiliseLe, ...machine }: Ligne): MachineReconnue => ({
  ...machine,
  expireLe: new Date(expireLe),
  utiliseLe: utiliseLe === null ? null : new Date(utiliseLe),
});

const MACHINE = `a.id AS "accesId", s.id AS "secretId", c.id AS "compteId", c.organisme_id AS "organismeId",
  s.utilise_le AS "utiliseLe"`;
/** A secret that still serves: of an access that was not revoked, of an account that is open. Takes the instant. */
const VALABLE = `technique.acces_secret s
  JOIN technique.acces a ON a.id = s.acces_id AND a.revoque_le IS NULL AND s.expire_le > ?
  JOIN accrochage.compte c ON c.id = a.compte_id AND c.etat = 'ACTIF'`;

/** Machines of organismes as they present themselves: by their secret at the token endpoint, by a token everywhere else. */
export class JetonAccesRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The machine of a client and secret that belong together; the same work when either is unknown. */
  async parSecret(accesId: string, empreinte: Uint8Array, maintenant: Date): Promise<MachineReconnue | null> {
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT ${MACHINE}, a.portees, s.expire_le AS "expireLe" FROM ${VALABLE} WHERE s.empreinte = ? AND a.id = ?`,
      [maintenant, Buffer.from(empreinte), accesId],
    );
    return ligne ? lire(ligne) : null;
  }

  /** The machine of a token, while the token, its secret, its access and the account are all valid. */
  async parJeton(empreinte: Uint8Array, maintenant: Date): Promise<MachineReconnue | null> {
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT ${MACHINE}, j.portees, j.expire_le AS "expireLe" FROM ${VALABLE}
       JOIN technique.acces_jeton j ON j.secret_id = s.id WHERE j.empreinte = ? AND j.expire_le > ?`,
      [maintenant, Buffer.from(empreinte), maintenant],
    );
    return ligne ? lire(ligne) : null;
  }

  async emettre({ empreinte, secretId, portees, maintenant, expireLe }: NouveauJeton): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.acces_jeton (empreinte, secret_id, portees, cree_le, expire_le)
       VALUES (?, ?, string_to_array(?, ' '), ?, ?)`,
      [Buffer.from(empreinte), secretId, portees.join(' '), maintenant, expireLe],
    );
  }

  async noterUsage(secretId: string, maintenant: Date): Promise<void> {
    await this.#em.execute(
      'UPDATE technique.acces_secret SET utilise_le = ? WHERE id = ? AND (utilise_le IS NULL OR utilise_le < ?)',
      [maintenant, secretId, maintenant],
    );
  }
}
