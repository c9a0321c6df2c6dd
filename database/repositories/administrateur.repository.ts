import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatAcces } from '../../domain/compte/acces-personne.ts';
import { DU_COMPTE } from './personne.repository.ts';

export type PersonneDuCompte = { id: string; nom: string; prenom: string; courriel: string; administrateur: boolean };

const COLONNES = `id, nom, prenom, courriel, role = 'ADMINISTRATEUR' AS administrateur`;

/** What a replacement needs of the persons of an account, and changes of them. */
export class AdministrateurRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Administrateurs who may sign in, first come first. */
  async actifs(compteId: string): Promise<PersonneDuCompte[]> {
    return this.#em.execute(
      `SELECT ${COLONNES} FROM accrochage.utilisateur
       WHERE compte_id = ? AND role = 'ADMINISTRATEUR' AND etat = 'ACTIF' ORDER BY cree_le, id`,
      [compteId],
    );
  }

  /**
   * The person of the account who is that one, else who has that address, wherever her access stands. One who left or whose
   * invitation was taken back is not of the account: her address is free (PersonneRepository.exigerAdresseLibre).
   */
  async personnePresente(
    compteId: string,
    qui: { id: string | null; courriel: string },
  ): Promise<(PersonneDuCompte & { etat: EtatAcces }) | null> {
    const [personne] = await this.#em.execute<(PersonneDuCompte & { etat: EtatAcces })[]>(
      `SELECT ${COLONNES}, etat FROM accrochage.utilisateur
       WHERE compte_id = ? AND ${DU_COMPTE}
         AND (id = ?::uuid OR lower(courriel) = lower(?))
       ORDER BY id = ?::uuid DESC NULLS LAST, etat = 'ACTIF' DESC, role, cree_le LIMIT 1`,
      [compteId, qui.id, qui.courriel, qui.id],
    );
    return personne ?? null;
  }

  /** Takes their access away, asleep or not; ids of those who had one. Run twice, takes nothing more. */
  async desactiver(compteId: string, ids: readonly string[], le: Date): Promise<string[]> {
    const desactives = await this.#em.execute<{ id: string }[]>(
      `UPDATE accrochage.utilisateur SET etat = 'DESACTIVE', etat_change_le = ?
       WHERE compte_id = ? AND etat IN ('ACTIF', 'EN_SOMMEIL') AND id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)
       RETURNING id`,
      [le, compteId, JSON.stringify(ids)],
    );
    return desactives.map(({ id }) => id).sort();
  }
}
