import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { A_EFFET_LEGAL, type ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { ParametresCourriel } from '../../domain/courriel/parametres.ts';

/** `cle` names what is said and to whom: the same key is the same mail, sent once. */
export type CourrielADeposer<M extends ModeleCourriel = ModeleCourriel> = {
  cle: string;
  modele: M;
  destinataire: string;
  parametres: ParametresCourriel[M];
  organismeId?: string | null;
  dossierId?: string | null;
  le: string;
};

/** The outbox, written in the business transaction. */
export class CourrielRepository {
  private readonly em: EntityManager;
  private readonly domaine: string;

  /** `domaine` ends the Message-ID: that of the sender's address. */
  constructor(em: EntityManager, domaine: string) {
    this.em = em;
    this.domaine = domaine;
  }

  /** Id of the mail under that key; deposited twice, it is one mail, as it was the first time. */
  async deposer<M extends ModeleCourriel>(courriel: CourrielADeposer<M>): Promise<string> {
    const { cle, modele, destinataire, parametres, organismeId = null, dossierId = null, le } = courriel;
    const messageId = `<${createHash('sha256').update(cle).digest('hex').slice(0, 32)}@${this.domaine}>`;
    await this.em.execute(
      `INSERT INTO accrochage.courriel (id, cle, modele, destinataire, parametres, organisme_id, dossier_id, effet_legal,
         message_id, cree_le, prochain_essai_le)
       VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) ON CONFLICT (cle) DO NOTHING`,
      [
        randomUUID(),
        cle,
        modele,
        destinataire,
        JSON.stringify(parametres),
        organismeId,
        dossierId,
        A_EFFET_LEGAL[modele],
        messageId,
        new Date(le),
        new Date(le),
      ],
    );
    const depose = await this.parCle(cle);
    if (depose === null) throw new Error('the mail just deposited is not there');
    return depose.courrielId;
  }

  /** The mail deposited under that key, if there is one. */
  async parCle(cle: string): Promise<{ courrielId: string; modele: ModeleCourriel } | null> {
    const [ligne] = await this.em.execute<{ courrielId: string; modele: ModeleCourriel }[]>(
      'SELECT id AS "courrielId", modele FROM accrochage.courriel WHERE cle = ?',
      [cle],
    );
    return ligne ?? null;
  }

  /** Ids of the mails that are there under these keys, in their order. */
  async deposes(cles: readonly string[]): Promise<string[]> {
    const lignes = await this.em.execute<{ id: string }[]>(
      `SELECT c.id FROM jsonb_array_elements_text(?::jsonb) WITH ORDINALITY AS demandee (cle, rang)
       JOIN accrochage.courriel c USING (cle) ORDER BY rang`,
      [JSON.stringify(cles)],
    );
    return lignes.map(({ id }) => id);
  }

  /** Mails that an act wrote about a case: asked again, the act gives them again. */
  async deLActe(dossierId: string, acteId: string): Promise<string[]> {
    const lignes = await this.em.execute<{ id: string }[]>(
      'SELECT id FROM accrochage.courriel WHERE dossier_id = ? AND strpos(cle, ?) > 0 ORDER BY cree_le, id',
      [dossierId, `:${acteId}:`],
    );
    return lignes.map(({ id }) => id);
  }

  /** Mails that an effect left to the persons of an organisme: asked again, it gives them again. */
  async deLEffet(organismeId: string, effetId: string): Promise<string[]> {
    const lignes = await this.em.execute<{ id: string }[]>(
      'SELECT id FROM accrochage.courriel WHERE organisme_id = ? AND strpos(cle, ?) > 0',
      [organismeId, `:${effetId}:`],
    );
    return lignes.map(({ id }) => id);
  }

  /** Ids of mails to hand to the sender: without outcome, and whose next try has come. Oldest first. */
  async aRenvoyer(avant: Date, nombre: number): Promise<string[]> {
    const lignes = await this.em.execute<{ id: string }[]>(
      `SELECT id FROM accrochage.courriel WHERE etat IN ('A_ENVOYER', 'EN_COURS') AND prochain_essai_le <= ?
       ORDER BY prochain_essai_le LIMIT ?`,
      [avant, nombre],
    );
    return lignes.map(({ id }) => id);
  }
}
