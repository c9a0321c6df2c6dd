import type { EntityManager } from '@mikro-orm/postgresql';
import type { Portee } from '../../../domain/compte/appelant.ts';
import { type Televersement, TeleversementEntity } from '../../entities/televersement.entity.ts';

export type NouveauTeleversement = Pick<
  Televersement,
  'depotId' | 'emetteurId' | 'compteId' | 'deposePar' | 'nomFichier' | 'cleTemporaire' | 'cleStockage'
> & { maintenant: Date };

export type FichierDurable = { tailleOctets: number; sha256: string; cleId: string };

/** Files on their way in: what the deposit's row will be made of, until that row exists. */
export class TeleversementRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async trouver(depotId: string): Promise<Televersement | null> {
    return this.#em.findOne(TeleversementEntity, { depotId });
  }

  async trouverDans(portee: Portee, depotId: string): Promise<Televersement | null> {
    return this.#em.findOne(TeleversementEntity, {
      depotId,
      ...(!portee.tout && { emetteurId: portee.organismeId }),
    });
  }

  /** Begins, or begins again what an attempt that died left unfinished under this id. */
  async commencer({ maintenant, ...ligne }: NouveauTeleversement): Promise<void> {
    await this.#em.execute(
      `INSERT INTO technique.televersement AS t
         (depot_id, emetteur_id, compte_id, depose_par, nom_fichier, etat, cle_temporaire, cle_stockage, commence_le)
       VALUES (?, ?, ?, ?, ?, 'EN_COURS', ?, ?, ?)
       ON CONFLICT (depot_id) DO UPDATE SET commence_le = excluded.commence_le, nom_fichier = excluded.nom_fichier
       WHERE t.etat = 'EN_COURS'`,
      [
        ligne.depotId,
        ligne.emetteurId,
        ligne.compteId,
        ligne.deposePar,
        ligne.nomFichier,
        ligne.cleTemporaire,
        ligne.cleStockage,
        maintenant,
      ],
    );
  }

  /** What the durable file is, noted before it gets its final key: from there on nothing more is needed of the caller. */
  async noterFichier(depotId: string, { tailleOctets, sha256, cleId }: FichierDurable): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.televersement SET taille_octets = ?, sha256 = ?, cle_id = ?
       WHERE depot_id = ? AND etat = 'EN_COURS'`,
      [tailleOctets, sha256, cleId, depotId],
    );
  }

  async noterDurable(depotId: string, maintenant: Date): Promise<void> {
    await this.#em.execute(
      `UPDATE technique.televersement SET etat = 'DURABLE', durable_le = ? WHERE depot_id = ? AND etat = 'EN_COURS'`,
      [maintenant, depotId],
    );
  }

  /** Forgets what was refused or interrupted; never what is durable. */
  async abandonner(depotId: string): Promise<void> {
    await this.#em.execute(`DELETE FROM technique.televersement WHERE depot_id = ? AND etat = 'EN_COURS'`, [depotId]);
  }
}
