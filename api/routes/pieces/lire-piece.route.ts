import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { PieceRepository } from '../../../database/repositories/piece.repository.ts';
import { acteurDe, porteeDe } from '../../../domain/compte/appelant.ts';
import type { Stockage } from '../../../domain/depot/stockage.ts';
import { TYPES_PIECE } from '../../../domain/piece/piece.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';

/** What a person sent is never shown in place: a file to save, in a sandbox without anything should it be opened. */
const BAC_A_SABLE = "default-src 'none'; sandbox";

export const lirePieceRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; stockage: Stockage }>()({
  method: 'get',
  path: '/pieces/:pieceId',
  permission: 'piece:lire',
  tag: 'Pièces jointes',
  summary: 'Télécharger une pièce jointe',
  description: 'La lecture est inscrite au journal.',
  params: z.object({ pieceId: z.uuid() }),
  status: 200,
  response: { fichier: Object.values(TYPES_PIECE).map(({ media }) => media) },
  handler: async ({ params: { pieceId }, appelant, maintenant, sortie }, { orm, stockage }) => {
    const em = orm.em.fork();
    const piece = await new PieceRepository(em).trouver(porteeDe(appelant), pieceId);
    if (!piece) throw introuvable('Cette pièce jointe');
    await new JournalRepository(em).ajouter({
      organismeId: piece.organismeId,
      le: maintenant,
      acteur: acteurDe(appelant),
      acte: 'piece.lire',
      objetType: 'piece',
      objetId: pieceId,
    });
    sortie.entete('Content-Security-Policy', BAC_A_SABLE);
    sortie.entete('X-Content-Type-Options', 'nosniff');
    return { type: TYPES_PIECE[piece.type].media, nom: piece.nom, octets: stockage.lire(piece.cleStockage) };
  },
});
