import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import type { ActeEnLot, PrecisionsLot } from '../../domain/dossier/lot.ts';

export type LigneDeLotLue = {
  dossierId: string;
  reference: string | null;
  siret: string | null;
  raisonSociale: string | null;
  version: number;
  /** Null while the line waits. */
  issue: 'FAIT' | 'REFUSE' | 'SANS_REPONSE' | null;
  etat: EtatDossier | null;
  versionApres: number | null;
  code: string | null;
  message: string | null;
  details: Record<string, unknown> | null;
  traiteeLe: string | null;
};

export type LotLu = {
  lotId: string;
  acte: ActeEnLot;
  precisions: PrecisionsLot;
  agent: { agentId: string; nom: string; prenom: string };
  ouvertLe: string;
  termineLe: string | null;
  lignes: LigneDeLotLue[];
};

const iso = (lu: string | null): string | null => (lu === null ? null : new Date(lu).toISOString());

/** Acts on many cases at once, read by agents. */
export class LotLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The lot with its lines in the order in which they were asked. */
  async lire(lotId: string): Promise<LotLu | null> {
    const [lot] = await this.#em.execute<(Omit<LotLu, 'lignes' | 'ouvertLe'> & { ouvertLe: string })[]>(
      `SELECT l.id AS "lotId", l.acte, l.precisions, l.ouvert_le AS "ouvertLe", l.termine_le AS "termineLe",
         jsonb_build_object('agentId', g.id, 'nom', g.nom, 'prenom', g.prenom) AS agent
       FROM accrochage.lot l JOIN accrochage.agent g ON g.id = l.agent_id WHERE l.id = ?`,
      [lotId],
    );
    if (lot === undefined) return null;
    const lignes = await this.#em.execute<LigneDeLotLue[]>(
      `SELECT n.dossier_id AS "dossierId", d.reference, d.siret, d.raison_sociale AS "raisonSociale", n.version, n.issue,
         n.etat_apres AS etat, n.version_apres AS "versionApres", n.code, n.message, n.details, n.traitee_le AS "traiteeLe"
       FROM accrochage.lot_ligne n LEFT JOIN accrochage.dossier d ON d.id = n.dossier_id
       WHERE n.lot_id = ? ORDER BY n.rang`,
      [lotId],
    );
    return {
      ...lot,
      ouvertLe: new Date(lot.ouvertLe).toISOString(),
      termineLe: iso(lot.termineLe),
      lignes: lignes.map((ligne) => ({ ...ligne, traiteeLe: iso(ligne.traiteeLe) })),
    };
  }
}
