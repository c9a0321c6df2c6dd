import type { EntityManager } from '@mikro-orm/postgresql';
import {
  PIECES_EN_ATTENTE,
  type PieceDeposee,
  type PieceNommee,
  tropDePiecesEnAttente,
  VALIDITE_PIECE_HEURES,
} from '../../../domain/piece/piece.ts';
import type { PorteurPiece } from '../../../domain/piece/porteur.ts';

export type NouvellePiece = PieceNommee & {
  pieceId: string;
  porteur: PorteurPiece;
  cleTemporaire: string;
  cleStockage: string;
  maintenant: Date;
};

/** Attachments on their way in, until something carries them. */
export class PieceRecueRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The attachment under that id once it is whole; null before, or once something carries it. */
  async durable(pieceId: string, porteur: PorteurPiece): Promise<PieceDeposee | null> {
    const [piece] = await this.#em.execute<PieceDeposee[]>(
      `SELECT id AS "pieceId", nom, type, taille_octets::int AS "tailleOctets", sha256 FROM technique.piece_recue
       WHERE id = ? AND porteur = ? AND etat = 'DURABLE'`,
      [pieceId, porteur],
    );
    return piece ?? null;
  }

  /**
   * Begins, or begins again what an attempt that died left unfinished under this id; PIECES_TROP_NOMBREUSES when the same
   * person has too many waiting, counted one request after the other.
   */
  async commencer({ maintenant, ...piece }: NouvellePiece): Promise<void> {
    const { pieceId, porteur, nom, type, cleTemporaire, cleStockage } = piece;
    const expireLe = new Date(maintenant.getTime() + VALIDITE_PIECE_HEURES * 3_600_000);
    await this.#em.transactional(async (em) => {
      await em.execute("SELECT pg_advisory_xact_lock(hashtextextended('piece:' || ?, 0))", [porteur]);
      const [compte] = await em.execute<{ nombre: number }[]>(
        'SELECT count(*)::int AS nombre FROM technique.piece_recue WHERE porteur = ? AND id <> ?',
        [porteur, pieceId],
      );
      if ((compte?.nombre ?? 0) >= PIECES_EN_ATTENTE) throw tropDePiecesEnAttente();
      await em.execute(
        `INSERT INTO technique.piece_recue AS p
           (id, porteur, nom, type, etat, cle_temporaire, cle_stockage, commencee_le, expire_le)
         VALUES (?, ?, ?, ?, 'EN_COURS', ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET nom = excluded.nom, type = excluded.type,
           commencee_le = excluded.commencee_le, expire_le = excluded.expire_le
         WHERE p.etat = 'EN_COURS'`,
        [pieceId, porteur, nom, type, cleTemporaire, cleStockage, maintenant, expireLe],
      );
    });
  }

  /** The file is whole and under its final key: from here on something may carry it. False when nothing waits for it. */
  async noterDurable(
    pieceId: string,
    fichier: { tailleOctets: number; sha256: string; cleId: string },
  ): Promise<boolean> {
    const notees = await this.#em.execute<unknown[]>(
      `UPDATE technique.piece_recue SET etat = 'DURABLE', taille_octets = ?, sha256 = ?, cle_id = ?
       WHERE id = ? AND etat = 'EN_COURS' RETURNING id`,
      [fichier.tailleOctets, fichier.sha256, fichier.cleId, pieceId],
    );
    return notees.length > 0;
  }

  /** Sets aside what was refused or interrupted, so that its files may go; false for what is durable. */
  async abandonner(pieceId: string): Promise<boolean> {
    const abandonnees = await this.#em.execute<unknown[]>(
      `UPDATE technique.piece_recue SET etat = 'PERIMEE' WHERE id = ? AND etat = 'EN_COURS' RETURNING id`,
      [pieceId],
    );
    return abandonnees.length > 0;
  }

  /**
   * What nothing carried in time, set aside so that nothing carries it any more: the files go first, then the rows
   * (`oublier`). What an earlier sweep left comes again.
   */
  async perimer(maintenant: Date): Promise<{ pieceId: string; cles: string[] }[]> {
    await this.#em.execute(
      `UPDATE technique.piece_recue SET etat = 'PERIMEE' WHERE etat <> 'PERIMEE' AND expire_le < ?`,
      [maintenant],
      'run',
    );
    return this.#em.execute(
      `SELECT id AS "pieceId", ARRAY[cle_temporaire, cle_stockage] AS cles FROM technique.piece_recue
       WHERE etat = 'PERIMEE' ORDER BY expire_le LIMIT 1000`,
    );
  }

  async oublier(pieceId: string): Promise<void> {
    await this.#em.execute(`DELETE FROM technique.piece_recue WHERE id = ? AND etat = 'PERIMEE'`, [pieceId]);
  }
}
