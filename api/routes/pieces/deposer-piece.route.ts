import { porteurConnecte } from '../../../domain/piece/porteur.ts';
import { defineRoute } from '../../route.ts';
import { CORPS_PIECE, pieceDeposeeSchema, RECEPTION_PIECE } from './piece.schema.ts';
import { type DepsPieces, recevoirPiece } from './recevoir-piece.ts';

/** An attachment of whoever is signed in, kept 24 hours for the act that carries it. */
export const deposerPieceRoute = defineRoute<DepsPieces>()({
  method: 'post',
  path: '/pieces',
  permission: 'connecte',
  tag: 'Pièces jointes',
  summary: 'Envoyer une pièce à joindre ensuite',
  description: RECEPTION_PIECE,
  body: CORPS_PIECE,
  status: 201,
  response: pieceDeposeeSchema,
  idempotence: {},
  limite: { nom: 'pieces', nombre: 60, fenetreSecondes: 600 },
  handler: (contexte, deps) =>
    recevoirPiece({ porteur: porteurConnecte(contexte.appelant), corps: contexte.body, contexte }, deps),
});
