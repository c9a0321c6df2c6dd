import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import { couperPage, type Page } from './page.ts';

/** An act on a case as it was written, with its words. */
export type ActeLu = {
  acteId: string;
  /** Place in the order in which acts were written. */
  rang: string;
  acte: string;
  acteur: string;
  /** When the actor is an agent. */
  agent: { agentId: string; nom: string; prenom: string } | null;
  le: string;
  version: number;
  etatAvant: EtatDossier | null;
  etatApres: EtatDossier;
  texte: string | null;
};

const SELECTION = `SELECT a.id AS "acteId", a.rang, a.acte, a.acteur, a.le, a.version, a.etat_avant AS "etatAvant",
    a.etat_apres AS "etatApres", a.texte,
    CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('agentId', g.id, 'nom', g.nom, 'prenom', g.prenom) END AS agent
  FROM accrochage.acte_dossier a LEFT JOIN accrochage.agent g ON a.acteur = 'agent:' || g.id`;

/** More than an agent reads of what changed under her. */
const MAXIMUM_MANQUE = 50;

const lire = (lu: ActeLu): ActeLu => ({ ...lu, rang: String(lu.rang), le: new Date(lu.le).toISOString() });

/** What was done to a case, read by agents, who alone may read the words. */
export class HistoriqueDossierRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Newest first. */
  async lister(
    dossierId: string,
    { avant, limite }: { avant?: string | undefined; limite: number },
  ): Promise<Page<ActeLu, string>> {
    const lus = await this.#em.execute<ActeLu[]>(
      `${SELECTION} WHERE a.dossier_id = ? AND a.rang < ? ORDER BY a.rang DESC LIMIT ?`,
      [dossierId, avant ?? '9223372036854775807', limite + 1],
    );
    return couperPage(lus.map(lire), limite, ({ rang }) => rang);
  }

  /** What was done to each case after the version seen, oldest first. */
  async depuis(vus: readonly { dossierId: string; version: number }[]): Promise<Map<string, ActeLu[]>> {
    const lus = await this.#em.execute<(ActeLu & { dossierId: string })[]>(
      `SELECT v.dossier_id AS "dossierId", h.* FROM jsonb_to_recordset(?::jsonb) AS v (dossier_id uuid, version integer)
         CROSS JOIN LATERAL (
           ${SELECTION} WHERE a.dossier_id = v.dossier_id AND a.version > v.version ORDER BY a.rang LIMIT ${MAXIMUM_MANQUE}) h`,
      [JSON.stringify(vus.map(({ dossierId, version }) => ({ dossier_id: dossierId, version })))],
    );
    const manques = new Map<string, ActeLu[]>(vus.map(({ dossierId }) => [dossierId, []]));
    for (const { dossierId, ...acte } of lus) manques.get(dossierId)?.push(lire(acte));
    return manques;
  }
}
