import type { EntityManager } from '@mikro-orm/postgresql';
import type { UsageJeton } from '../../../domain/compte/jeton.ts';
import type { PieceDeposee } from '../../../domain/piece/piece.ts';
import { porteurDuLien } from '../../../domain/piece/porteur.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import type { Entree } from '../../route.ts';
import { ENTETE_LIEN, ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';
import { type DepsPieces, type ReceptionPiece, recevoirPiece } from './recevoir-piece.ts';

export type DepsPiecesParLien = DepsPieces & { jetons: Empreinte };

/** Sentence of the documentation on the header that carries the token. */
export const PAR_ENTETE = 'Le jeton du lien est attendu dans l’en-tête X-Jeton-Lien.';

export const porteeDeLEntete = ({ entree }: { entree: Entree }): string =>
  porteeDuLien(entree.entete(ENTETE_LIEN) ?? '');

export type ReceptionParLien = Omit<ReceptionPiece, 'porteur'> & {
  /** Refuses what the subject of the link does not expect. */
  exiger?: (sujetId: string, em: EntityManager) => Promise<void>;
};

/** Takes an attachment in from the holder of a link of that usage. */
export const recevoirParLien = async (
  usage: UsageJeton,
  { corps, contexte, exiger }: ReceptionParLien,
  deps: DepsPiecesParLien,
): Promise<PieceDeposee> => {
  const { entree, maintenant } = contexte;
  const lien = { texte: entree.entete(ENTETE_LIEN) ?? '', usage, maintenant };
  const em = deps.orm.em.fork();
  const jeton = await ouvrirLienNeuf(lien, { em, jetons: deps.jetons });
  await exiger?.(jeton.sujetId, em);
  return recevoirPiece({ porteur: porteurDuLien(jeton), corps, contexte }, deps);
};
