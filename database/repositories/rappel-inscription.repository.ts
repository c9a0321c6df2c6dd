import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { Mandant } from '../../domain/courriel/faits-courriel.ts';
import type { FenetreRappel } from '../../domain/dossier/rappel-inscription.ts';

/** A link of inscription that nobody used, with what its reminder says. */
export type InscriptionARappeler = {
  cle: string;
  jetonId: string;
  organismeId: string;
  dossierId: string | null;
  raisonSociale: string;
  matricule: string;
  numeroContrat: string;
  destinatairePrenom: string;
  destinataireNom: string;
  courriel: string;
  /** The certificateur of a déposant's contract; nobody for a certificateur's. */
  mandants: Mandant[];
};

/** Unused links of inscription; reads only. */
export class RappelInscriptionRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /**
   * Some of the links of that window that are due their reminder: still open, neither used nor replaced, of a contract
   * whose account nobody opened, of a mandate that lasts on that day, and not reminded at that rank. A contact without
   * address is reminded of nothing.
   */
  async dus(
    { rang, depuis, avant }: FenetreRappel,
    { le, jour }: { le: Date; jour: Jour },
    limite: number,
  ): Promise<InscriptionARappeler[]> {
    return this.em.execute<InscriptionARappeler[]>(
      `SELECT cle.cle, j.id AS "jetonId", o.id AS "organismeId", d.id AS "dossierId", o.raison_sociale AS "raisonSociale",
         o.matricule, c.numero AS "numeroContrat", o.contact_prenom AS "destinatairePrenom",
         o.contact_nom AS "destinataireNom", o.contact_courriel AS courriel,
         CASE WHEN c.role = 'DEPOSANT' THEN jsonb_build_array(jsonb_build_object('raisonSociale', t.raison_sociale,
           'matricule', t.matricule, 'numeroContrat', c.numero)) ELSE '[]' END AS mandants
       FROM technique.jeton j
         JOIN accrochage.contrat c ON c.id = j.sujet_id
         JOIN accrochage.organisme o ON o.id = c.organisme_id
         JOIN accrochage.organisme t ON t.id = c.certificateur_id
         CROSS JOIN LATERAL (SELECT 'rappel-inscription:' || c.id || ':' || j.id || ':' || ?::text AS cle) cle
         LEFT JOIN LATERAL (SELECT id FROM accrochage.dossier WHERE organisme_id = o.id
           ORDER BY ouvert_le DESC LIMIT 1) d ON true
       WHERE j.usage = 'INSCRIPTION' AND j.consomme_le IS NULL AND j.cree_le >= ? AND j.cree_le < ? AND j.expire_le > ?
         AND o.matricule IS NOT NULL AND t.matricule IS NOT NULL AND o.contact_courriel <> ''
         AND (c.role = 'CERTIFICATEUR' OR EXISTS (SELECT FROM accrochage.mandat m
           WHERE m.contrat_id = c.id AND NOT m.annule AND (m.fin IS NULL OR m.fin >= ?::date)))
         AND NOT EXISTS (SELECT FROM accrochage.compte k WHERE k.organisme_id = c.organisme_id AND k.role = c.role)
         AND NOT EXISTS (SELECT FROM accrochage.courriel m WHERE m.cle = cle.cle)
       ORDER BY j.cree_le, j.id LIMIT ?`,
      [String(rang), new Date(depuis), new Date(avant), le, jour, limite],
    );
  }
}
