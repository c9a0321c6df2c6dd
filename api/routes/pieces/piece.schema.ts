import { z } from 'zod';
import type { PieceGardee } from '../../../database/repositories/piece.repository.ts';
import { MEDIAS_PIECE, type PieceDeposee, TYPES_PIECE, type TypePiece } from '../../../domain/piece/piece.ts';
import { instant } from '../../champs.ts';
import type { CorpsFlux } from '../../route.ts';

const TYPES = Object.keys(TYPES_PIECE) as [TypePiece, ...TypePiece[]];

export const CORPS_PIECE = {
  flux: true,
  types: MEDIAS_PIECE,
  description:
    "Les octets du fichier, tels quels, 10 000 000 au plus. Son nom est donné par l’en-tête Content-Disposition : attachment; filename*=UTF-8''…",
} as const satisfies CorpsFlux;

export const RECEPTION_PIECE =
  'PDF, PNG, JPEG, XML, CSV ou XLSX ; le contenu doit être celui qu’annonce l’extension. Un fichier qui n’est joint à rien est oublié au bout de 24 heures.';

const deposee = {
  pieceId: z.uuid(),
  nom: z.string(),
  type: z.enum(TYPES).meta({ id: 'TypePiece' }),
  tailleOctets: z.int(),
  sha256: z.string().meta({ description: 'Empreinte du fichier, en hexadécimal' }),
};

/** What the upload of an attachment answers: its id goes with whatever it is attached to. */
export const pieceDeposeeSchema = z.object(deposee).meta({ id: 'PieceDeposee' });

/** An attachment as its object shows it. */
export const pieceSchema = z.object({ ...deposee, deposeeLe: instant }).meta({ id: 'Piece' });

export const pieceVue = ({ deposeeLe, ...piece }: PieceGardee): z.input<typeof pieceSchema> => ({
  ...(piece satisfies PieceDeposee),
  deposeeLe: deposeeLe.toISOString(),
});
