import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import {
  type DeclarationDatee,
  declarationsEnVigueur,
  type FaitsCoCertification,
} from '../../domain/cocertification/cocertification.ts';
import { porteurDuSiret } from './siret-porte.ts';

/** An organisme as a certificateur of a code. */
const CERTIFICATEURS = `SELECT DISTINCT t.numero AS code, o.id, o.siret
  FROM accrochage.fiche_certificateur t CROSS JOIN LATERAL ${porteurDuSiret('t.siret_exact')} s
  JOIN accrochage.organisme o ON o.id = s.organisme_id
  JOIN accrochage.contrat c ON c.organisme_id = o.id AND c.role = 'CERTIFICATEUR'`;

/** Codes held by several certificateurs, and what they say of who sends. */
export class CoCertificationRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Makes whoever declares, or looks, on this code wait for the end of the transaction. */
  async verrouiller(code: string): Promise<void> {
    await this.em.execute("SELECT pg_advisory_xact_lock(hashtextextended('cocertification:' || ?, 0))", [code]);
  }

  /** Certificateurs of the code, by the répertoires, among those we know. */
  async certificateurs(code: string): Promise<{ id: string; siret: string }[]> {
    return this.em.execute<{ id: string; siret: string }[]>(`${CERTIFICATEURS} WHERE t.numero = ? ORDER BY o.siret`, [
      code,
    ]);
  }

  /** Everything ever declared on these codes. */
  async declarations(codes: readonly string[]): Promise<(DeclarationDatee & { code: string })[]> {
    return this.em.execute<(DeclarationDatee & { code: string })[]>(
      `SELECT d.code, d.organisme_id AS "organismeId", d.emetteur_id AS "emetteurId", d.debut::text, d.rang
       FROM accrochage.declaration_cocertification d
       WHERE d.code IN (SELECT jsonb_array_elements_text(?::jsonb)) ORDER BY d.rang`,
      [JSON.stringify(codes)],
    );
  }

  async faits(code: string, jour: Jour): Promise<FaitsCoCertification> {
    const [fiche] = await this.em.execute(
      `SELECT FROM accrochage.fiche f WHERE f.numero = ? AND f.actif IS DISTINCT FROM false
         AND coalesce(f.debut, '-infinity') <= ?::date AND coalesce(f.fin, 'infinity') >= ?::date`,
      [code, jour, jour],
    );
    const mandants = await this.em.execute<{ id: string }[]>(
      `SELECT DISTINCT c.certificateur_id AS id FROM accrochage.mandat m JOIN accrochage.contrat c ON c.id = m.contrat_id
       WHERE NOT m.annule AND m.debut <= ?::date AND (m.fin IS NULL OR m.fin >= ?::date)
         AND (m.certifications = '{}' OR ? = ANY (m.certifications))`,
      [jour, jour, code],
    );
    return {
      code,
      enVigueur: fiche !== undefined,
      certificateurs: (await this.certificateurs(code)).map(({ id }) => id),
      declarations: declarationsEnVigueur(await this.declarations([code]), jour),
      mandants: mandants.map(({ id }) => id),
    };
  }

  /** Codes on which something has been declared: by that organisme, or by anybody. */
  async codesDeclares(organismeId?: string): Promise<string[]> {
    const lignes = await this.em.execute<{ code: string }[]>(
      `SELECT DISTINCT code FROM accrochage.declaration_cocertification
       WHERE ?::uuid IS NULL OR organisme_id = ? ORDER BY code`,
      [organismeId ?? null, organismeId ?? null],
    );
    return lignes.map(({ code }) => code);
  }
}
