import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { FaitsDossier } from '../../domain/dossier/situation.ts';
import type { FaitsDeposants, FaitsInscription } from '../../domain/dossier/situation-inscription.ts';
import { ComplementEntity } from '../entities/complement.entity.ts';
import type { Dossier } from '../entities/dossier.entity.ts';

type LigneInscription = {
  courriel: string | null;
  emisLe: string | null;
  expireLe: string | null;
  compte: FaitsInscription['compte'];
  validationExpireLe: string | null;
};

/**
 * The last link of the organisme, in the role that its case follows: that of certificateur, or of déposant when it has no
 * other contract. Sent again, the link is another one; reminded of, its last mail is another one.
 */
const INSCRIPTION = `
  SELECT m.etat AS courriel, j.cree_le AS "emisLe", j.expire_le AS "expireLe", k.etat AS compte,
    v.expire_le AS "validationExpireLe"
  FROM accrochage.contrat c
    LEFT JOIN technique.jeton j ON j.usage = 'INSCRIPTION' AND j.sujet_id = c.id
    LEFT JOIN LATERAL (SELECT etat FROM accrochage.courriel WHERE organisme_id = c.organisme_id
      AND parametres ->> 'jetonId' = j.id::text ORDER BY cree_le DESC LIMIT 1) m ON true
    LEFT JOIN accrochage.compte k ON k.organisme_id = c.organisme_id AND k.role = c.role
    LEFT JOIN LATERAL (SELECT t.expire_le FROM accrochage.utilisateur u
        JOIN technique.jeton t ON t.usage = 'VALIDATION_COURRIEL' AND t.sujet_id = u.id
      WHERE u.compte_id = k.id AND u.etat = 'A_VALIDER' ORDER BY t.cree_le DESC LIMIT 1) v ON true
  WHERE c.organisme_id = ? ORDER BY c.role, j.cree_le DESC NULLS LAST, j.id LIMIT 1`;

const DEPOSANTS = `
  SELECT count(*)::int AS mandates, count(k.id)::int AS inscrits
  FROM (SELECT DISTINCT c.organisme_id FROM accrochage.contrat c JOIN accrochage.mandat m ON m.contrat_id = c.id
      WHERE c.certificateur_id = ? AND c.role = 'DEPOSANT' AND NOT m.annule AND (m.fin IS NULL OR m.fin >= ?::date)) d
    LEFT JOIN accrochage.compte k ON k.organisme_id = d.organisme_id AND k.role = 'DEPOSANT' AND k.etat = 'ACTIF'`;

const iso = (instant: string): string => new Date(instant).toISOString();

/** What hangs on a case and tells where it stands; read only. */
export class SituationDossierRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Mandates are seen on that day. */
  async faits(dossier: Dossier, jour: Jour): Promise<FaitsDossier> {
    const complement = await this.#em.findOne(ComplementEntity, { dossierId: dossier.id, etat: 'ATTENDU' });
    const { etat, organismeId } = dossier;
    const emis = etat === 'IDENTIFIANTS_EMIS';
    const confie = emis || etat === 'COMPTE_ACTIF';
    return {
      etat,
      agentId: dossier.agentId ?? null,
      cloturePropose: dossier.clotureProposeeLe != null,
      attenteJusquAu: dossier.attenteJusquAu ?? null,
      complementJusquAu: complement?.jusquAu ?? null,
      echeances: dossier.echeances,
      relanceAgentsPrevueLe: dossier.relanceAgentsPrevueLe?.toISOString() ?? null,
      inscription: organismeId && emis ? await this.#inscription(organismeId) : null,
      deposants: organismeId && confie ? await this.#deposants(organismeId, jour) : { mandates: 0, inscrits: 0 },
    };
  }

  async #inscription(organismeId: string): Promise<FaitsInscription | null> {
    const [ligne] = await this.#em.execute<LigneInscription[]>(INSCRIPTION, [organismeId]);
    if (ligne === undefined) return null;
    const { courriel, emisLe, expireLe, compte, validationExpireLe } = ligne;
    return {
      courriel: courriel === 'REFUSE' ? 'REFUSE' : courriel === 'ENVOYE' ? 'REMIS' : 'EN_ROUTE',
      lien: emisLe === null || expireLe === null ? null : { emisLe: iso(emisLe), expireLe: iso(expireLe) },
      compte,
      validationExpireLe: validationExpireLe === null ? null : iso(validationExpireLe),
    };
  }

  async #deposants(certificateurId: string, jour: Jour): Promise<FaitsDeposants> {
    const [ligne] = await this.#em.execute<FaitsDeposants[]>(DEPOSANTS, [certificateurId, jour]);
    return ligne ?? { mandates: 0, inscrits: 0 };
  }
}
