import type { EntityManager } from '@mikro-orm/postgresql';
import type { IssueOrdre, LotDemande } from '../../domain/dossier/lot.ts';

/** A line that waits: the case, and the version that the agent saw. */
export type LigneEnAttente = { rang: number; dossierId: string; version: number };

export type EnTeteLot = Pick<LotDemande, 'acte' | 'precisions' | 'agentId'> & { ouvertLe: string };

/** Acts on many cases at once, write side. */
export class LotRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Writes the lot with its lines; false when it is there already. */
  async ouvrir({ lotId, acte, precisions, agentId, le, lignes }: LotDemande): Promise<boolean> {
    const ecrits = await this.em.execute<unknown[]>(
      `INSERT INTO accrochage.lot (id, acte, precisions, agent_id, ouvert_le) VALUES (?, ?, ?::jsonb, ?, ?)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [lotId, acte, JSON.stringify(precisions), agentId, new Date(le)],
    );
    if (ecrits.length === 0) return false;
    await this.em.execute(
      `INSERT INTO accrochage.lot_ligne (lot_id, rang, dossier_id, version)
       SELECT ?::uuid, l.ordinality - 1, (l.ligne ->> 'dossierId')::uuid, (l.ligne ->> 'version')::integer
       FROM jsonb_array_elements(?::jsonb) WITH ORDINALITY AS l (ligne, ordinality)`,
      [lotId, JSON.stringify(lignes)],
    );
    return true;
  }

  async lire(lotId: string): Promise<EnTeteLot> {
    const [lot] = await this.em.execute<EnTeteLot[]>(
      `SELECT acte, precisions, agent_id AS "agentId", ouvert_le AS "ouvertLe" FROM accrochage.lot WHERE id = ?`,
      [lotId],
    );
    if (lot === undefined) throw new Error(`no lot ${lotId}`);
    return { ...lot, ouvertLe: new Date(lot.ouvertLe).toISOString() };
  }

  /** The next lines to treat: those that were never tried first. */
  async enAttente(lotId: string, limite: number): Promise<LigneEnAttente[]> {
    return this.em.execute<LigneEnAttente[]>(
      `SELECT rang, dossier_id AS "dossierId", version FROM accrochage.lot_ligne
       WHERE lot_id = ? AND issue IS NULL ORDER BY tentatives, rang LIMIT ?`,
      [lotId, limite],
    );
  }

  /** Keeps what became of a line; one that has its outcome keeps it. */
  async noter(lotId: string, rang: number, issue: IssueOrdre, le: Date): Promise<void> {
    const fait = 'fait' in issue ? issue.fait : null;
    const refus = 'refus' in issue ? issue.refus : null;
    await this.em.execute(
      `UPDATE accrochage.lot_ligne SET issue = ?, etat_apres = ?, version_apres = ?, code = ?, message = ?,
         details = ?::jsonb, traitee_le = ?
       WHERE lot_id = ? AND rang = ? AND issue IS NULL`,
      [
        fait ? 'FAIT' : 'REFUSE',
        fait?.etat ?? null,
        fait?.version ?? null,
        refus?.code ?? null,
        refus?.message ?? null,
        refus && JSON.stringify(refus.details),
        le,
        lotId,
        rang,
      ],
    );
  }

  /** A try without answer; the last one allowed is the outcome of the line, whose case an agent has to look at. */
  async noterSansReponse(lotId: string, rang: number, maximum: number, le: Date): Promise<void> {
    await this.em.execute(
      `UPDATE accrochage.lot_ligne SET tentatives = tentatives + 1,
         issue = CASE WHEN tentatives + 1 >= ? THEN 'SANS_REPONSE' END,
         traitee_le = CASE WHEN tentatives + 1 >= ? THEN ?::timestamptz END
       WHERE lot_id = ? AND rang = ? AND issue IS NULL`,
      [maximum, maximum, le, lotId, rang],
    );
  }

  /** Closes the lot when no line waits; gives the number of those that do, and whether this call closed it. */
  async finir(lotId: string, le: Date): Promise<{ restantes: number; termine: boolean }> {
    const [{ restantes } = { restantes: 0 }] = await this.em.execute<{ restantes: number }[]>(
      'SELECT count(*)::integer AS restantes FROM accrochage.lot_ligne WHERE lot_id = ? AND issue IS NULL',
      [lotId],
    );
    if (restantes > 0) return { restantes, termine: false };
    const termines = await this.em.execute<unknown[]>(
      'UPDATE accrochage.lot SET termine_le = ? WHERE id = ? AND termine_le IS NULL RETURNING id',
      [le, lotId],
    );
    return { restantes, termine: termines.length > 0 };
  }
}
