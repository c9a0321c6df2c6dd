import type { EntityManager } from '@mikro-orm/postgresql';

export type Consommation = { nombre: number; reinitialiseLe: Date };

export type Tentative = { permise: true } | { permise: false; jusqua: Date };

export type RegleTentatives = {
  cle: string;
  maintenant: Date;
  /** Attempts without any delay. */
  franchise: number;
  /** Longest delay, in seconds; it doubles from one second. */
  plafondSecondes: number;
  /** The attempts are forgotten together, that long after the last of them. */
  oubliSecondes: number;
  /** Many people count against it, so that one of them always tries: forgotten that long after the first attempt. */
  partage: boolean;
};

/** Counters shared by every process: windows of requests, and attempts that make the next one wait longer. */
export class CompteurRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Counts one more request in its window. */
  async consommer(cle: string, maintenant: Date, fenetreSecondes: number): Promise<Consommation> {
    const [ligne] = await this.#em.execute<{ nombre: number; depuis: string }[]>(
      `INSERT INTO technique.compteur AS c (cle, nombre, depuis) VALUES (?, 1, ?)
       ON CONFLICT (cle) DO UPDATE SET
         nombre = CASE WHEN c.depuis <= ? THEN 1 ELSE c.nombre + 1 END,
         depuis = CASE WHEN c.depuis <= ? THEN excluded.depuis ELSE c.depuis END
       RETURNING nombre, depuis`,
      [cle, maintenant, ...Array<Date>(2).fill(new Date(maintenant.getTime() - fenetreSecondes * 1000))],
    );
    const depuis = ligne ? new Date(ligne.depuis) : maintenant;
    return { nombre: ligne?.nombre ?? 1, reinitialiseLe: new Date(depuis.getTime() + fenetreSecondes * 1000) };
  }

  /** Counts an attempt before it is made, so that many at once do not slip through; the delay after each one doubles. */
  async tenter(regle: RegleTentatives): Promise<Tentative> {
    const { cle, maintenant, franchise, plafondSecondes, oubliSecondes, partage } = regle;
    const oubliees = new Date(maintenant.getTime() - oubliSecondes * 1000);
    const [permise] = await this.#em.execute<{ nombre: number }[]>(
      `WITH regle AS (SELECT ?::timestamptz AS maintenant, ?::timestamptz AS oubliees, ?::int AS franchise, ?::int AS plafond,
         ?::boolean AS partage)
       INSERT INTO technique.compteur AS c (cle, nombre, depuis, bloque_jusqu_a)
       SELECT ?, 1, maintenant, CASE WHEN franchise < 1 THEN maintenant + interval '1 second' END FROM regle
       ON CONFLICT (cle) DO UPDATE SET
         nombre = CASE WHEN c.depuis <= (SELECT oubliees FROM regle) THEN 1 ELSE c.nombre + 1 END,
         depuis = CASE
           WHEN c.depuis > (SELECT oubliees FROM regle) AND (SELECT partage FROM regle) THEN c.depuis
           ELSE excluded.depuis
         END,
         bloque_jusqu_a = CASE
           WHEN c.depuis <= (SELECT oubliees FROM regle) OR c.nombre + 1 <= (SELECT franchise FROM regle) THEN NULL
           ELSE excluded.depuis + interval '1 second'
             * least((SELECT plafond FROM regle), power(2, least(c.nombre - (SELECT franchise FROM regle), 20)))
         END
       WHERE c.bloque_jusqu_a IS NULL OR c.bloque_jusqu_a <= excluded.depuis
       RETURNING nombre`,
      [maintenant, oubliees, franchise, plafondSecondes, partage, cle],
    );
    if (permise) return { permise: true };
    const [ligne] = await this.#em.execute<{ bloque_jusqu_a: string | null }[]>(
      'SELECT bloque_jusqu_a FROM technique.compteur WHERE cle = ?',
      [cle],
    );
    return { permise: false, jusqua: ligne?.bloque_jusqu_a ? new Date(ligne.bloque_jusqu_a) : maintenant };
  }

  /** Takes back an attempt that was permitted, with the delay that it began. */
  async rendre(cle: string): Promise<void> {
    await this.#em.execute(
      'UPDATE technique.compteur SET nombre = greatest(nombre - 1, 0), bloque_jusqu_a = NULL WHERE cle = ?',
      [cle],
    );
  }

  /** Forgets the attempts of a key: it has just proved itself. */
  async oublier(cle: string): Promise<void> {
    await this.#em.execute('DELETE FROM technique.compteur WHERE cle = ?', [cle]);
  }
}
