import type { EntityManager } from '@mikro-orm/postgresql';
import type { FaitsDossier } from '../../domain/dossier/situation.ts';
import { ComplementEntity } from '../entities/complement.entity.ts';
import type { Dossier } from '../entities/dossier.entity.ts';

type Ligne = { etat: string; expireLe: string | null };

/** What hangs on a case and tells where it stands; read only. */
export class SituationDossierRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async faits(dossier: Dossier): Promise<FaitsDossier> {
    const complement = await this.#em.findOne(ComplementEntity, { dossierId: dossier.id, etat: 'ATTENDU' });
    return {
      etat: dossier.etat,
      agentId: dossier.agentId ?? null,
      cloturePropose: dossier.clotureProposeeLe != null,
      attenteJusquAu: dossier.attenteJusquAu ?? null,
      complementJusquAu: complement?.jusquAu ?? null,
      echeances: dossier.echeances,
      relanceAgentsPrevueLe: dossier.relanceAgentsPrevueLe?.toISOString() ?? null,
      identifiants: dossier.etat === 'IDENTIFIANTS_EMIS' ? await this.#identifiants(dossier.id) : null,
    };
  }

  /** The last mail with the identifiers of that case, and its link. */
  async #identifiants(dossierId: string): Promise<FaitsDossier['identifiants']> {
    const [ligne] = await this.#em.execute<Ligne[]>(
      `SELECT c.etat, j.expire_le AS "expireLe" FROM accrochage.courriel c
         LEFT JOIN technique.jeton j ON j.id = (c.parametres ->> 'jetonId')::uuid
       WHERE c.dossier_id = ? AND c.modele = 'identifiants-inscription' ORDER BY c.cree_le DESC LIMIT 1`,
      [dossierId],
    );
    if (ligne === undefined) return null;
    const courriel = ligne.etat === 'REFUSE' ? 'REFUSE' : ligne.etat === 'ENVOYE' ? 'REMIS' : 'EN_ROUTE';
    return { courriel, lienExpireLe: ligne.expireLe === null ? null : new Date(ligne.expireLe).toISOString() };
  }
}
