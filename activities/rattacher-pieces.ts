import type { EntityManager } from '@mikro-orm/postgresql';
import { type ObjetPorteur, PieceRepository } from '../database/repositories/piece.repository.ts';
import { PIECES_PAR_ENVOI, tropDePieces } from '../domain/piece/piece.ts';
import type { PorteurPiece } from '../domain/piece/porteur.ts';

/** `porteur` is who sent them, and must be who sends what they are attached to. */
export type RattachementPieces = ObjetPorteur & {
  pieceIds: readonly string[];
  porteur: PorteurPiece;
  le: string;
  /** Fewer than what one answer may carry. */
  maximum?: number;
};

/**
 * Attaches what its author sent before, in the transaction of the act that it goes with: the files are durable already.
 * Twice the same, writes nothing more; PIECE_INTROUVABLE names what is missing, expired, another's or used elsewhere.
 */
export const rattacherPieces = async (em: EntityManager, rattachement: RattachementPieces): Promise<void> => {
  const { pieceIds, porteur, le, maximum = PIECES_PAR_ENVOI, ...objet } = rattachement;
  if (pieceIds.length > maximum) throw tropDePieces(maximum);
  if (pieceIds.length > 0) await new PieceRepository(em).rattacher(pieceIds, objet, porteur, new Date(le));
};
