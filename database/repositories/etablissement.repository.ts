import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtablissementVu } from '../../domain/constat/surveillance-siret.ts';

export type OrganismeASurveiller = { organismeId: string; siret: string; raisonSociale: string };

type ChoixOrganismes = { avant: Date; limite: number; ordre: string };

/** What the SIRET directory said last of each organisme. */
export class EtablissementRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async nombreOrganismes(): Promise<number> {
    const [ligne] = await this.em.execute<{ nombre: number }[]>(
      'SELECT count(*)::integer AS nombre FROM accrochage.organisme',
    );
    return ligne?.nombre ?? 0;
  }

  /**
   * Some of the organismes never asked for, or asked for before that instant. Shuffled by `ordre`: one that the directory
   * never answers for does not stand for ever before the others.
   */
  async aDemander({ avant, limite, ordre }: ChoixOrganismes): Promise<OrganismeASurveiller[]> {
    return this.em.execute<OrganismeASurveiller[]>(
      `SELECT o.id AS "organismeId", o.siret, o.raison_sociale AS "raisonSociale" FROM accrochage.organisme o
         LEFT JOIN accrochage.etablissement_vu v ON v.organisme_id = o.id
       WHERE v.demande_le IS NULL OR v.demande_le < ? OR v.siret <> o.siret
       ORDER BY md5(o.id::text || ?::text), o.id LIMIT ?`,
      [avant, ordre, limite],
    );
  }

  /** The last answer, under lock; whoever writes the first one waits for the end of the transaction. */
  async dernierForUpdate(organismeId: string): Promise<EtablissementVu | null> {
    await this.em.execute("SELECT pg_advisory_xact_lock(hashtextextended('etablissement:' || ?, 0))", [organismeId]);
    const [vu] = await this.em.execute<EtablissementVu[]>(
      `SELECT siret, etat, raison_sociale_reference AS reference, raison_sociale_publiee AS publiee
       FROM accrochage.etablissement_vu WHERE organisme_id = ?`,
      [organismeId],
    );
    return vu ?? null;
  }

  async garder(organismeId: string, vu: EtablissementVu, demandeLe: Date): Promise<void> {
    await this.em.execute(
      `INSERT INTO accrochage.etablissement_vu
         (organisme_id, siret, etat, raison_sociale_reference, raison_sociale_publiee, demande_le)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (organisme_id) DO UPDATE SET siret = excluded.siret, etat = excluded.etat,
         raison_sociale_reference = excluded.raison_sociale_reference,
         raison_sociale_publiee = excluded.raison_sociale_publiee, demande_le = excluded.demande_le`,
      [organismeId, vu.siret, vu.etat, vu.reference, vu.publiee, demandeLe],
    );
  }
}
