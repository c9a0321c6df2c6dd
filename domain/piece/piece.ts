import { lireNom } from '../depot/nom-fichier.ts';
import { BusinessError } from '../errors.ts';

/** An attachment is one of these; nothing else is kept. */
export type TypePiece = 'PDF' | 'PNG' | 'JPEG' | 'XML' | 'CSV' | 'XLSX';

/** How each type is named, and under which media type it is given back. */
export const TYPES_PIECE: Record<TypePiece, { extensions: readonly string[]; media: string }> = {
  PDF: { extensions: ['pdf'], media: 'application/pdf' },
  PNG: { extensions: ['png'], media: 'image/png' },
  JPEG: { extensions: ['jpg', 'jpeg'], media: 'image/jpeg' },
  XML: { extensions: ['xml'], media: 'application/xml' },
  CSV: { extensions: ['csv'], media: 'text/csv' },
  XLSX: { extensions: ['xlsx'], media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** Media types under which an attachment may come: browsers do not agree on them, the extension and the bytes decide. */
export const MEDIAS_PIECE: readonly string[] = [
  ...Object.values(TYPES_PIECE).map(({ media }) => media),
  'text/xml',
  'application/vnd.ms-excel',
  'application/octet-stream',
];

export const TAILLE_PIECE_MAX_OCTETS = 10_000_000;

/** Attachments of one answer, and those that one person may have waiting for an answer to carry them. */
export const PIECES_PAR_ENVOI = 10;
export const PIECES_EN_ATTENTE = 2 * PIECES_PAR_ENVOI;

/** An attachment that nothing carries is forgotten after that. */
export const VALIDITE_PIECE_HEURES = 24;

export type PieceNommee = { nom: string; type: TypePiece };

/** What was kept of an attachment: size and hash are of the bytes received. */
export type PieceDeposee = PieceNommee & { pieceId: string; tailleOctets: number; sha256: string };

/** Name and type from the header Content-Disposition, by the rules of deposited files; PIECE_TYPE_REFUSE for another type. */
export const lireNomPiece = (disposition: string | undefined): PieceNommee => {
  const nom = lireNom(disposition, 'justificatif.pdf');
  const extension = /.\.([^.]+)$/.exec(nom)?.[1]?.toLowerCase() ?? '';
  const types = Object.keys(TYPES_PIECE) as TypePiece[];
  const type = types.find((possible) => TYPES_PIECE[possible].extensions.includes(extension));
  if (type !== undefined) return { nom, type };
  throw new BusinessError(
    'PIECE_TYPE_REFUSE',
    'Ce type de fichier n’est pas accepté. Envoyez un fichier PDF, PNG, JPEG, XML, CSV ou XLSX, dont le nom porte l’extension.',
    { champ: 'Content-Disposition' },
  );
};

export const pieceTropGrosse = (): BusinessError =>
  new BusinessError(
    'PIECE_TROP_GROSSE',
    'Ce fichier dépasse 10 Mo (10 000 000 octets). Réduisez-le, ou répartissez son contenu en plusieurs fichiers.',
    { tailleMaximaleOctets: TAILLE_PIECE_MAX_OCTETS },
  );

export const pieceVide = (): BusinessError => new BusinessError('PIECE_VIDE', 'Ce fichier est vide.');

export const pieceIncomplete = (): BusinessError =>
  new BusinessError(
    'PIECE_INCOMPLETE',
    'Le fichier n’est pas arrivé en entier : rien n’a été conservé. Envoyez-le de nouveau.',
  );

export const tropDePieces = (maximum: number): BusinessError =>
  new BusinessError('PIECES_TROP_NOMBREUSES', `${maximum} pièces jointes au plus peuvent être envoyées ensemble.`, {
    maximum,
  });

export const tropDePiecesEnAttente = (): BusinessError =>
  new BusinessError(
    'PIECES_TROP_NOMBREUSES',
    `Vous avez déjà ${PIECES_EN_ATTENTE} fichiers en attente d’envoi. Terminez votre envoi, ou attendez : ceux qui ne sont joints à rien sont oubliés au bout de ${VALIDITE_PIECE_HEURES} heures.`,
    { maximum: PIECES_EN_ATTENTE },
  );

/** One refusal for what never came, has had its time, or was sent by somebody else or for another thing: it names them all. */
export const piecesIntrouvables = (pieceIds: readonly string[]): BusinessError =>
  new BusinessError(
    'PIECE_INTROUVABLE',
    pieceIds.length === 1
      ? 'Une pièce jointe est introuvable : elle n’a pas été conservée plus de 24 heures, ou a déjà servi. Envoyez-la de nouveau.'
      : `${pieceIds.length} pièces jointes sont introuvables : elles n’ont pas été conservées plus de 24 heures, ou ont déjà servi. Envoyez-les de nouveau.`,
    { pieceIds },
  );

/** Final key of an attachment in the store; its name and type stay in its row. */
export const clePiece = (pieceId: string): string => `pieces/${pieceId}/fichier`;
