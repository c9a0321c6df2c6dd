import type { Readable } from 'node:stream';
import type { MikroORM } from '@mikro-orm/postgresql';
import { PieceRecueRepository } from '../../../database/repositories/technique/piece-recue.repository.ts';
import { cleTemporaire, type Stockage } from '../../../domain/depot/stockage.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { createControleContenu } from '../../../domain/piece/contenu-piece.ts';
import {
  clePiece,
  lireNomPiece,
  type PieceDeposee,
  pieceIncomplete,
  pieceTropGrosse,
  pieceVide,
  TAILLE_PIECE_MAX_OCTETS,
  type TypePiece,
} from '../../../domain/piece/piece.ts';
import type { PorteurPiece } from '../../../domain/piece/porteur.ts';
import { exigerNonComprime, relire } from '../../flux.ts';
import type { Entree } from '../../route.ts';

export type DepsPieces = { orm: Pick<MikroORM, 'em'>; stockage: Stockage };

export type ReceptionPiece = {
  porteur: PorteurPiece;
  corps: Readable;
  contexte: {
    effetId: string;
    entree: Entree;
    maintenant: Date;
    signal: AbortSignal;
    noterCorps(empreinte: Uint8Array): Promise<void>;
  };
};

const lireTaille = (contentLength: string | undefined): number | null => {
  if (contentLength === undefined) return null;
  const taille = Number(contentLength);
  if (taille > TAILLE_PIECE_MAX_OCTETS) throw pieceTropGrosse();
  if (taille === 0) throw pieceVide();
  return taille;
};

/** The body as it passes, refused as soon as it can be: too long, another content, empty, or shorter than announced. */
async function* controler(corps: Readable, type: TypePiece, tailleAnnoncee: number | null): AsyncGenerator<Uint8Array> {
  const controle = createControleContenu(type);
  let recus = 0;
  try {
    // The line stays open after a refusal, so that the refusal can be read.
    for await (const morceau of corps.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      recus += morceau.length;
      if (recus > TAILLE_PIECE_MAX_OCTETS) throw pieceTropGrosse();
      controle.voir(morceau);
      yield morceau;
    }
  } catch (erreur) {
    throw corps.errored === erreur && erreur !== null ? pieceIncomplete() : erreur;
  }
  if (recus === 0) throw pieceVide();
  if (tailleAnnoncee !== null && recus !== tailleAnnoncee) throw pieceIncomplete();
  controle.finir();
}

/** What was written goes, unless it became durable all the same; what cannot go now goes with the sweep. */
const renoncer = async (pieceId: string, pieces: PieceRecueRepository, stockage: Stockage): Promise<void> => {
  if (!(await pieces.abandonner(pieceId))) return;
  for (const cle of [cleTemporaire(pieceId), clePiece(pieceId)]) await stockage.supprimer(cle);
  await pieces.oublier(pieceId);
};

/**
 * Takes an attachment in: when it returns, the file is whole, encrypted and durable under its final key; when it throws,
 * nothing of it can be attached. Asked again under the same id, reads the body only to compare it.
 */
export const recevoirPiece = async (
  { porteur, corps, contexte }: ReceptionPiece,
  { orm, stockage }: DepsPieces,
): Promise<PieceDeposee> => {
  const { effetId: pieceId, entree, maintenant, signal, noterCorps } = contexte;
  exigerNonComprime(entree.entete('content-encoding'));
  const { nom, type } = lireNomPiece(entree.entete('content-disposition'));
  const flux = controler(corps, type, lireTaille(entree.entete('content-length')));
  const pieces = new PieceRecueRepository(orm.em.fork());
  const connue = await pieces.durable(pieceId, porteur);
  if (connue) {
    await noterCorps(await relire(flux));
    return connue;
  }
  const [temporaire, definitive] = [cleTemporaire(pieceId), clePiece(pieceId)];
  await pieces.commencer({
    pieceId,
    porteur,
    nom,
    type,
    cleTemporaire: temporaire,
    cleStockage: definitive,
    maintenant,
  });
  try {
    const fichier = await stockage.ecrire(temporaire, flux, signal);
    await noterCorps(Buffer.from(fichier.sha256, 'hex'));
    await stockage.renommer(temporaire, definitive);
    if (!(await pieces.noterDurable(pieceId, fichier))) throw pieceIncomplete();
    const { tailleOctets, sha256 } = fichier;
    return { pieceId, nom, type, tailleOctets, sha256 };
  } catch (erreur) {
    await renoncer(pieceId, pieces, stockage);
    throw signal.aborted && !(erreur instanceof BusinessError) ? pieceIncomplete() : erreur;
  }
};
