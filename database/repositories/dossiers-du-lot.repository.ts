import type { EntityManager } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import { ACTES_DOSSIER, type ActeDossier, type DernierActe } from '../../domain/dossier/acte-dossier.ts';
import type { DossierDuLot } from '../../domain/dossier/lot.ts';
import { conditionPortee } from './ligne-dossier.ts';

/** A case of a lot as it stands: what the domain decides on, and what a line shows. */
export type DossierLu = DossierDuLot & {
  dossierId: string;
  reference: string;
  siret: string;
  raisonSociale: string;
  dernier: DernierActe | null;
};

const ACTES = (Object.keys(ACTES_DOSSIER) as ActeDossier[]).map((acte) => `'dossier.${acte}'`).join(', ');

/** Reads of the cases of a lot, all at once. */
export class DossiersDuLotRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The cases that there are among these, by id, each with the last act of an agent on it. */
  async lire(portee: Portee, dossierIds: readonly string[]): Promise<Map<string, DossierLu>> {
    const dans = conditionPortee(portee);
    const lus = await this.#em.execute<DossierLu[]>(
      `SELECT d.id AS "dossierId", d.reference, d.siret, d.raison_sociale AS "raisonSociale", d.etat, d.version,
         jsonb_array_length(d.notes) AS "nombreNotes", d.confie_depot AS "confieDepot", (
           SELECT jsonb_build_object('acte', substr(a.acte, 9), 'acteur', a.acteur,
             'le', to_char(a.le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           FROM accrochage.acte_dossier a WHERE a.dossier_id = d.id AND a.acte IN (${ACTES})
           ORDER BY a.rang DESC LIMIT 1) AS dernier
       FROM accrochage.dossier d
       WHERE d.id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid) AND ${dans.sql}`,
      [JSON.stringify(dossierIds), ...dans.params],
    );
    return new Map(lus.map((dossier) => [dossier.dossierId, dossier]));
  }
}
