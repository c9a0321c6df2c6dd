import type { EntityManager } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import { type PieceDeposee, piecesIntrouvables } from '../../domain/piece/piece.ts';
import type { PorteurPiece } from '../../domain/piece/porteur.ts';

/** What carries attachments. `organismeId`: the organisme whose accounts may read them; null for agents alone. */
export type ObjetPorteur = { objetType: string; objetId: string; organismeId: string | null };

export type PieceGardee = PieceDeposee & { deposeeLe: Date };

const COLONNES = `id AS "pieceId", nom, type, taille_octets::int AS "tailleOctets", sha256, deposee_le AS "deposeeLe"`;

type Ligne = Omit<PieceGardee, 'deposeeLe'> & { deposeeLe: string };
const lire = ({ deposeeLe, ...ligne }: Ligne): PieceGardee => ({ ...ligne, deposeeLe: new Date(deposeeLe) });

/** Attachments of business objects. */
export class PieceRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /**
   * Moves what waits under these ids and was sent by that person to its object. What the object carries already is left
   * as it is: run twice, writes nothing more. PIECE_INTROUVABLE names what is missing, expired, another's or used.
   */
  async rattacher(pieceIds: readonly string[], objet: ObjetPorteur, porteur: PorteurPiece, le: Date): Promise<void> {
    const { objetType, objetId, organismeId } = objet;
    const voulues = [...new Set(pieceIds)];
    const ids = JSON.stringify(voulues);
    await this.#em.execute(
      `WITH prises AS (
         DELETE FROM technique.piece_recue WHERE id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)
           AND porteur = ? AND etat = 'DURABLE' AND expire_le > ? RETURNING *)
       INSERT INTO accrochage.piece
         (id, objet_type, objet_id, organisme_id, nom, type, taille_octets, sha256, cle_stockage, cle_id, deposee_le)
       SELECT id, ?, ?::uuid, ?::uuid, nom, type, taille_octets, sha256, cle_stockage, cle_id, ? FROM prises`,
      [ids, porteur, le, objetType, objetId, organismeId, le],
      'run',
    );
    const portees = await this.#em.execute<{ id: string }[]>(
      `SELECT id FROM accrochage.piece WHERE objet_type = ? AND objet_id = ?
         AND id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)`,
      [objetType, objetId, ids],
    );
    const trouvees = new Set(portees.map(({ id }) => id));
    const absentes = voulues.filter((id) => !trouvees.has(id));
    if (absentes.length > 0) throw piecesIntrouvables(absentes);
  }

  /** What the organisme answered before its case gave it a row: from now on its accounts read it. Twice, changes nothing. */
  async remettreAOrganisme(dossierId: string, organismeId: string): Promise<void> {
    await this.#em.execute(
      `UPDATE accrochage.piece p SET organisme_id = ? FROM accrochage.complement c
       WHERE c.dossier_id = ? AND p.objet_type = 'complement' AND p.objet_id = c.id AND p.organisme_id IS NULL`,
      [organismeId, dossierId],
      'run',
    );
  }

  /** Attachments of an object, in the order in which they came. */
  async deLObjet({ objetType, objetId }: Pick<ObjetPorteur, 'objetType' | 'objetId'>): Promise<PieceGardee[]> {
    const lues = await this.#em.execute<Ligne[]>(
      `SELECT ${COLONNES} FROM accrochage.piece WHERE objet_type = ? AND objet_id = ? ORDER BY deposee_le, nom, id`,
      [objetType, objetId],
    );
    return lues.map(lire);
  }

  /** Attachments of several objects of a kind, by object. */
  async desObjets(objetType: string, objetIds: readonly string[]): Promise<Map<string, PieceGardee[]>> {
    const lues = await this.#em.execute<(Ligne & { objetId: string })[]>(
      `SELECT objet_id AS "objetId", ${COLONNES} FROM accrochage.piece
       WHERE objet_type = ? AND objet_id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)
       ORDER BY deposee_le, nom, id`,
      [objetType, JSON.stringify(objetIds)],
    );
    const parObjet = new Map<string, PieceGardee[]>();
    for (const { objetId, ...ligne } of lues) parObjet.set(objetId, [...(parObjet.get(objetId) ?? []), lire(ligne)]);
    return parObjet;
  }

  /** One attachment within the caller's scope, with where its file stands. */
  async trouver(
    portee: Portee,
    pieceId: string,
  ): Promise<(PieceGardee & { cleStockage: string; organismeId: string | null }) | null> {
    const [lue] = await this.#em.execute<(Ligne & { cleStockage: string; organismeId: string | null })[]>(
      `SELECT ${COLONNES}, cle_stockage AS "cleStockage", organisme_id AS "organismeId" FROM accrochage.piece
       WHERE id = ? AND (?::uuid IS NULL OR organisme_id = ?::uuid)`,
      [pieceId, ...Array<string | null>(2).fill(portee.tout ? null : portee.organismeId)],
    );
    return lue ? { ...lue, deposeeLe: new Date(lue.deposeeLe) } : null;
  }
}
