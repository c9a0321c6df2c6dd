import type { EntityManager } from '@mikro-orm/postgresql';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { defineRoute } from '../../route.ts';
import { CORPS_PIECE, pieceDeposeeSchema, RECEPTION_PIECE } from '../pieces/piece.schema.ts';
import { type DepsPiecesParLien, PAR_ENTETE, porteeDeLEntete, recevoirParLien } from '../pieces/recevoir-par-lien.ts';

/** Requests are free for all: files are taken in only where an answer may carry them. */
const exigerComplementAttendu = async (demandeId: string, em: EntityManager): Promise<void> => {
  if (await new DossierLectureRepository(em).attendComplement(demandeId)) return;
  throw new BusinessError(
    'DEJA_FAIT',
    'Aucune pièce n’est attendue pour cette demande : elles s’envoient avec la réponse à un complément demandé.',
  );
};

/** An attachment of whoever follows a request, kept 24 hours for the answer that carries it. */
export const deposerPieceSuiviRoute = defineRoute<DepsPiecesParLien>()({
  method: 'post',
  path: '/demandes-contact/suivi/pieces',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Envoyer une pièce à joindre à sa demande, avec le lien de suivi',
  description: `${PAR_ENTETE} ${RECEPTION_PIECE}`,
  body: CORPS_PIECE,
  status: 201,
  response: pieceDeposeeSchema,
  idempotence: { porteeAnonyme: porteeDeLEntete },
  limite: { nom: 'pieces', nombre: 60, fenetreSecondes: 600 },
  handler: (contexte, deps) =>
    recevoirParLien('SUIVI_DEMANDE', { corps: contexte.body, contexte, exiger: exigerComplementAttendu }, deps),
});
