import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type UsageJeton, VALIDITE_JETON_JOURS } from '../../domain/compte/jeton.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Jeton, JetonEntity } from '../entities/jeton.entity.ts';

const MS_PAR_JOUR = 86_400_000;

/** `emission` tells the further links of one usage and subject apart: the id of the effect that issues it. */
type Emission = { usage: UsageJeton; sujetId: string; cleId: string; le: string; emission?: string };

/** Rows of single-use links; the tokens themselves are never stored. */
export class JetonRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /**
   * Id of the link of that usage for that subject; issued twice under one `emission`, it is one link. A further emission
   * closes those before it: the last mail holds the only link that opens. `cleId` is the key that its HMAC uses.
   */
  async emettre(jeton: Emission): Promise<string> {
    const { usage, sujetId, cleId, le, emission = '' } = jeton;
    const creeLe = new Date(le);
    const expireLe = new Date(creeLe.getTime() + VALIDITE_JETON_JOURS[usage] * MS_PAR_JOUR);
    const emis = await this.em.execute<unknown[]>(
      `INSERT INTO technique.jeton (id, usage, sujet_id, emission, cle_id, expire_le, cree_le)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (usage, sujet_id, emission) DO NOTHING RETURNING id`,
      [randomUUID(), usage, sujetId, emission, cleId, expireLe, creeLe],
    );
    if (emis.length > 0 && emission !== '')
      await this.em.execute(
        `UPDATE technique.jeton SET expire_le = ?
         WHERE usage = ? AND sujet_id = ? AND emission <> ? AND consomme_le IS NULL AND expire_le > ?`,
        [creeLe, usage, sujetId, emission, creeLe],
      );
    return (await this.em.findOneOrFail(JetonEntity, { usage, sujetId, emission })).id;
  }

  /** Ends the links of that usage for that subject that nobody has used; they open nothing from that instant. */
  async terminer({ usage, sujetId, le }: { usage: UsageJeton; sujetId: string; le: string }): Promise<void> {
    await this.em.execute(
      `UPDATE technique.jeton SET expire_le = ?
       WHERE usage = ? AND sujet_id = ? AND consomme_le IS NULL AND expire_le > ?`,
      [new Date(le), usage, sujetId, new Date(le)],
    );
  }

  /** The link under lock, still good for that usage and subject, whether used or not; else LIEN_INVALIDE. */
  async getForUpdate(id: string, attendu: { usage: UsageJeton; sujetId: string; le: string }): Promise<Jeton> {
    const jeton = await this.em.findOne(JetonEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (
      jeton === null ||
      jeton.usage !== attendu.usage ||
      jeton.sujetId !== attendu.sujetId ||
      (jeton.consommeLe === null && jeton.expireLe < new Date(attendu.le))
    )
      throw lienInvalide(attendu.usage);
    return jeton;
  }
}

const SORTIE = 'S’il a déjà servi, vous pouvez vous connecter ; sinon, demandez-en un nouveau à l’assistance.';
const SORTIE_INSCRIPTION =
  'S’il a déjà servi, vous pouvez vous connecter. Si un courriel plus récent l’a remplacé, suivez le lien de ce courriel ; sinon, demandez-en un nouveau à l’adresse /inscription/renvoi.';

/** One sentence for a wrong, used, replaced or expired link of that usage: it tells no secret, and the way out. */
export const lienInvalide = (usage?: UsageJeton): BusinessError =>
  new BusinessError(
    'LIEN_INVALIDE',
    `Ce lien n’est pas ou plus valable. ${usage === 'INSCRIPTION' ? SORTIE_INSCRIPTION : SORTIE}`,
  );
