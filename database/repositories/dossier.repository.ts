import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ETATS_FINIS } from '../../domain/dossier/dossier.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Dossier, DossierEntity } from '../entities/dossier.entity.ts';

/** Write side of the cases. */
export class DossierRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Makes whoever opens a case for this SIRET wait for the end of the transaction. */
  async verrouillerSiret(siret: string): Promise<void> {
    await this.em.execute("SELECT pg_advisory_xact_lock(hashtextextended('dossier:' || ?, 0))", [siret]);
  }

  /** The case under lock; INTROUVABLE when there is none. */
  async getForUpdate(id: string): Promise<Dossier> {
    const dossier = await this.em.findOne(DossierEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (dossier === null) throw new BusinessError('INTROUVABLE', 'Ce dossier n’existe pas.');
    return dossier;
  }

  /** The case of this SIRET that is not over, if there is one. */
  async ouvert(siret: string): Promise<Dossier | null> {
    return this.em.findOne(DossierEntity, { siret, etat: { $nin: [...ETATS_FINIS] } });
  }

  /** Same, under lock. */
  async ouvertForUpdate(siret: string): Promise<Dossier | null> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    return this.em.findOne(DossierEntity, { siret, etat: { $nin: [...ETATS_FINIS] } }, { lockMode });
  }

  /** Next reference, never given twice: `ACC-2026-000123` for a case, `CHG-…` for a change. */
  async prochaineReference(annee: string, prefixe: 'ACC' | 'CHG' = 'ACC'): Promise<string> {
    const [ligne] = await this.em.execute<{ rang: string }[]>(
      "SELECT lpad(nextval('accrochage.rang_dossier')::text, 6, '0') AS rang",
    );
    return `${prefixe}-${annee}-${ligne?.rang}`;
  }

  /** References of the cases whose reminder is due at that instant, oldest first. */
  async referencesEnAttente(le: Date): Promise<string[]> {
    const lignes = await this.em.execute<{ reference: string }[]>(
      `SELECT reference FROM accrochage.dossier
       WHERE relance_agents_prevue_le <= ? ORDER BY ouvert_le, id LIMIT 200`,
      [le],
    );
    return lignes.map(({ reference }) => reference);
  }
}
