import type { EntityManager } from '@mikro-orm/postgresql';
import type { PublicationFiche } from '../../domain/organisme/periodes.ts';
import { partenariats } from './deposant-partenaire.repository.ts';
import { siretsDuMeme } from './siret-porte.ts';

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

  /** Facts on each of these codes, for the holder of that SIRET, or of one that it bore before. */
  async faits(codes: readonly string[], siret: string): Promise<Record<string, FaitsFiche>> {
    const lignes = await this.em.execute<({ code: string } & FaitsFiche)[]>(
      `WITH dit AS (SELECT ?::char(14) AS siret), detenteur AS ${siretsDuMeme('(SELECT siret FROM dit)')}
       SELECT c.code, f.numero IS NOT NULL AS connue,
         coalesce((SELECT jsonb_agg(jsonb_build_object('debut', p.debut, 'fin', p.fin, 'vueJusquAu',
             (p.remplacee_le AT TIME ZONE 'Europe/Paris')::date) ORDER BY p.vue_le, p.id)
           FROM accrochage.fiche_periode p WHERE p.numero = c.code), '[]') AS publications,
         EXISTS (SELECT FROM detenteur JOIN accrochage.fiche_certificateur d ON d.siret_exact = detenteur.siret
           WHERE d.numero = c.code) AS detenue
       FROM jsonb_array_elements_text(?::jsonb) AS c (code) LEFT JOIN accrochage.fiche f ON f.numero = c.code`,
      [siret, JSON.stringify([...new Set(codes)])],
    );
    return Object.fromEntries(lignes.map(({ code, ...faits }) => [code, faits]));
  }

  /** Codes of a mandate for which that déposant is published as a partner; null while no list of partners is loaded. */
  async partenariats(mandat: {
    deposant: string;
    certificateur: string;
    codes: readonly string[];
  }): Promise<string[] | null> {
    const { deposant, certificateur, codes } = mandat;
    const [charges] = await this.em.execute('SELECT FROM accrochage.fiche_partenaire LIMIT 1');
    if (charges === undefined) return null;
    const mandatVu = `SELECT ?::char(14) AS certificateur, ?::char(14) AS deposant,
      ARRAY(SELECT jsonb_array_elements_text(?::jsonb)) AS certifications`;
    const lignes = await this.em.execute<{ numero: string }[]>(
      `WITH ${partenariats(mandatVu)} SELECT DISTINCT numero FROM partenariat ORDER BY numero`,
      [certificateur, deposant, JSON.stringify(codes)],
    );
    return lignes.map(({ numero }) => numero);
  }
}
