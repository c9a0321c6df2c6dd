import { defineRoute } from '../../route.ts';
import { CORPS_PIECE, pieceDeposeeSchema, RECEPTION_PIECE } from '../pieces/piece.schema.ts';
import { type DepsPiecesParLien, PAR_ENTETE, porteeDeLEntete, recevoirParLien } from '../pieces/recevoir-par-lien.ts';

/** A proof, from whoever holds the link of a request that is not sent yet: nobody else can leave a file here. */
export const deposerJustificatifRoute = defineRoute<DepsPiecesParLien>()({
  method: 'post',
  path: '/remplacements-administrateur/pieces',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Envoyer un justificatif, avec le lien reçu par courriel',
  description: `${PAR_ENTETE} ${RECEPTION_PIECE}`,
  body: CORPS_PIECE,
  status: 201,
  response: pieceDeposeeSchema,
  idempotence: { porteeAnonyme: porteeDeLEntete },
  limite: { nom: 'pieces', nombre: 60, fenetreSecondes: 600 },
  handler: (contexte, deps) => recevoirParLien('DEMANDE_REMPLACEMENT', { corps: contexte.body, contexte }, deps),
});
