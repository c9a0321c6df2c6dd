import type { EntityManager } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import { FILES_DOSSIERS, type FileDossiers } from '../../domain/dossier/file-dossiers.ts';
import { conditionFile, conditionsFile, type FiltreFile, type PositionTriee, TRIS } from './filtre-file.ts';
import { COLONNES_LIGNE, conditionPortee, JOINTURES_LIGNE, type LigneDossier, lireLigne } from './ligne-dossier.ts';
import { couperPage, type Page } from './page.ts';

/** Cases in a queue, and those of the agent who reads among them. */
export type CompteFile = { file: FileDossiers; nombre: number; miens: number };

/** Queues of agents, within the caller's scope. */
export class FileDossiersRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** A slice of what the filter keeps, in the order asked; slices follow one another without a gap or a repetition. */
  async lister(portee: Portee, filtre: FiltreFile): Promise<Page<LigneDossier, PositionTriee>> {
    const { tri, ordre, limite, pour } = filtre;
    const conditions = conditionsFile(portee, filtre);
    const lus = await this.#em.execute<(LigneDossier & { position: string })[]>(
      `SELECT ${COLONNES_LIGNE}, ${TRIS[tri].enTexte} AS position FROM accrochage.dossier d ${JOINTURES_LIGNE}
       WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
       ORDER BY ${TRIS[tri].colonne} ${ordre}, d.id ${ordre} LIMIT ?`,
      [pour.agentId, ...conditions.flatMap(({ params }) => params), limite + 1],
    );
    return couperPage(lus.map(lireLigne), limite, ({ position, dossierId }) => ({ valeur: position, id: dossierId }));
  }

  /** How many cases each queue holds. */
  async compter(portee: Portee, pour: FiltreFile['pour']): Promise<CompteFile[]> {
    const files = Object.keys(FILES_DOSSIERS) as FileDossiers[];
    const criteres = files.map((file) => conditionFile(file, pour));
    const dans = conditionPortee(portee);
    const [lu] = await this.#em.execute<Record<string, number>[]>(
      `SELECT ${criteres
        .flatMap(({ sql }, rang) => [
          `count(*) FILTER (WHERE ${sql})::integer AS nombre_${rang}`,
          `count(*) FILTER (WHERE ${sql} AND d.agent_id = ?)::integer AS miens_${rang}`,
        ])
        .join(', ')}
       FROM accrochage.dossier d
         LEFT JOIN technique.dossier_suivi s ON s.dossier_id = d.id AND s.agent_id = ?
       WHERE ${dans.sql}`,
      [...criteres.flatMap(({ params }) => [...params, ...params, pour.agentId]), pour.agentId, ...dans.params],
    );
    return files.map((file, rang) => ({
      file,
      nombre: lu?.[`nombre_${rang}`] ?? 0,
      miens: lu?.[`miens_${rang}`] ?? 0,
    }));
  }

  /** Changes asked by form that wait for an agent. */
  async changementsAConfirmer(): Promise<number> {
    const [lu] = await this.#em.execute<{ nombre: number }[]>(
      "SELECT count(*)::integer AS nombre FROM accrochage.changement WHERE etat = 'A_CONFIRMER'",
    );
    return lu?.nombre ?? 0;
  }
}
