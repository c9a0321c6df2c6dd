import type { EntityManager } from '@mikro-orm/postgresql';
import type { PublicationFiche } from '../../domain/organisme/periodes.ts';

/** What the répertoires say, and have said, of one code for one holder. */
export type FaitsFiche = { connue: boolean; detenue: boolean; publications: PublicationFiche[] };

/** RNCP and RS as last imported; read only. */
export class RepertoireRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** False until a first import: the rules on codes are then suspended. */
  async charges(): Promise<boolean> {
    const [ligne] = await this.em.execute<{ charges: boolean }[]>(
      'SELECT EXISTS (SELECT FROM accrochage.fiche) AS charges',
    );
    return ligne?.charges ?? false;
  }

  /** Facts on each of these codes, for the holder of that SIRET. */
  async faits(codes: readonly string[], siret: string): Promise<Record<string, FaitsFiche>> {
    const lignes = await this.em.execute<({ code: string } & FaitsFiche)[]>(
      `SELECT c.code, f.numero IS NOT NULL AS connue,
         coalesce((SELECT jsonb_agg(jsonb_build_object('debut', p.debut, 'fin', p.fin, 'vueJusquAu',
             (p.remplacee_le AT TIME ZONE 'Europe/Paris')::date) ORDER BY p.vue_le, p.id)
           FROM accrochage.fiche_periode p WHERE p.numero = c.code), '[]') AS publications,
         EXISTS (SELECT FROM accrochage.fiche_certificateur d WHERE d.siret_exact = ? AND d.numero = c.code) AS detenue
       FROM jsonb_array_elements_text(?::jsonb) AS c (code) LEFT JOIN accrochage.fiche f ON f.numero = c.code`,
      [siret, JSON.stringify([...new Set(codes)])],
    );
    return Object.fromEntries(lignes.map(({ code, ...faits }) => [code, faits]));
  }

  /**
   * Codes for which that déposant is published as a partner: among those of the mandate, or, when it covers all, among
   * those that the certificateur holds or says it holds. Null while no list of partners is loaded.
   */
  async partenariats(mandat: {
    deposant: string;
    certificateur: string;
    codes: readonly string[];
  }): Promise<string[] | null> {
    const { deposant, certificateur, codes } = mandat;
    const [charges] = await this.em.execute('SELECT FROM accrochage.fiche_partenaire LIMIT 1');
    if (charges === undefined) return null;
    const lignes = await this.em.execute<{ numero: string }[]>(
      `SELECT DISTINCT p.numero FROM accrochage.fiche_partenaire p
       WHERE p.siret_exact = ? AND CASE WHEN ?::jsonb <> '[]'
         THEN p.numero IN (SELECT jsonb_array_elements_text(?::jsonb))
         ELSE EXISTS (SELECT FROM accrochage.fiche_certificateur c WHERE c.numero = p.numero AND c.siret_exact = ?)
           OR EXISTS (SELECT FROM accrochage.dossier d WHERE d.siret = ? AND d.certifications @> ARRAY[p.numero]
             AND d.etat NOT IN ('REFUSE', 'CLOS', 'FUSIONNE')) END
       ORDER BY p.numero`,
      [deposant, JSON.stringify(codes), JSON.stringify(codes), certificateur, certificateur],
    );
    return lignes.map(({ numero }) => numero);
  }
}
