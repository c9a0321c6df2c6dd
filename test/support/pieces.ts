import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { rattacherPieces } from '../../activities/rattacher-pieces.ts';
import type { ObjetPorteur } from '../../database/repositories/piece.repository.ts';
import { PieceRecueRepository } from '../../database/repositories/technique/piece-recue.repository.ts';
import { cleTemporaire, type Stockage } from '../../domain/depot/stockage.ts';
import { clePiece, lireNomPiece } from '../../domain/piece/piece.ts';

/** Bytes that are what their extension says, the shortest ones. */
export const CONTENUS = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
  png: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55', 'hex'),
  jpg: Buffer.from('ffd8ffe000104a464946000101', 'hex'),
  xml: Buffer.from('<?xml version="1.0"?><a/>'),
  csv: Buffer.from('nom;ville\nDurand;Évreux\n'),
  xlsx: Buffer.from('PK\u0003\u0004........[Content_Types].xml........xl/workbook.xml', 'latin1'),
} as const;

export const nomDePiece = (nom: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`;

export type PieceEnvoyee = { porteur: string; nom?: string; octets?: Uint8Array; le?: string };

/** An attachment that waits for its act, as the API leaves it. */
export const envoyerPiece = async (
  { orm, stockage }: { orm: MikroORM; stockage: Stockage },
  { porteur, nom = 'justificatif.pdf', octets = CONTENUS.pdf, le = '2026-03-02T09:00:00.000Z' }: PieceEnvoyee,
): Promise<string> => {
  const pieceId = randomUUID();
  const [temporaire, cleStockage] = [cleTemporaire(pieceId), clePiece(pieceId)];
  const pieces = new PieceRecueRepository(orm.em.fork());
  const nommee = lireNomPiece(nomDePiece(nom));
  await pieces.commencer({
    pieceId,
    porteur,
    ...nommee,
    cleTemporaire: temporaire,
    cleStockage,
    maintenant: new Date(le),
  });
  await pieces.noterDurable(
    pieceId,
    await stockage.ecrire(
      cleStockage,
      (async function* () {
        yield octets;
      })(),
    ),
  );
  return pieceId;
};

/** An attachment that its object carries. */
export const poserPiece = async (
  orm: MikroORM,
  { stockage }: { stockage: Stockage },
  { nom, octets, ...objet }: ObjetPorteur & Pick<PieceEnvoyee, 'nom' | 'octets'>,
): Promise<{ pieceId: string }> => {
  const pieceId = await envoyerPiece({ orm, stockage }, { porteur: 'test', nom, octets });
  const rattachement = { ...objet, pieceIds: [pieceId], porteur: 'test', le: '2026-03-02T10:00:00.000Z' };
  await orm.em.fork().transactional((em) => rattacherPieces(em, rattachement));
  return { pieceId };
};
