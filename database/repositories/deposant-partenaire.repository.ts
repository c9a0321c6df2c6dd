import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatConstat } from '../../domain/constat/constat.ts';
import { suivreConstats } from './constat-releve.ts';
import { siretsPublies } from './siret-porte.ts';

/**
 * SQL (queries of a WITH, of which `partenariat` is the last) of the codes for which the déposant of a mandate is published
 * as a partner: among those of the mandate, or, when it covers all, among those that the certificateur holds or says it
 * holds, whichever SIRET of theirs is published. The selection of mandates gives `certificateur` and `deposant` (SIRET) and `certifications`.
 */
export const partenariats = (mandats: string): string => `
  mandat_dit AS (${mandats}),
  mandat_vu AS MATERIALIZED (
    SELECT dit.*, ${siretsPublies('dit.certificateur')} AS certificateurs, ${siretsPublies('dit.deposant')} AS deposants
    FROM mandat_dit dit),
  code_vu AS (
    SELECT v.*, unnest(v.certifications) AS numero FROM mandat_vu v
    UNION ALL
    SELECT v.*, t.numero FROM mandat_vu v JOIN accrochage.fiche_certificateur t ON t.siret_exact = ANY (v.certificateurs)
    WHERE v.certifications = '{}'
    UNION ALL
    SELECT v.*, unnest(s.certifications) FROM mandat_vu v JOIN accrochage.dossier s ON s.siret = v.certificateur
    WHERE v.certifications = '{}' AND s.etat NOT IN ('REFUSE', 'CLOS', 'FUSIONNE')),
  partenariat AS (
    SELECT v.* FROM code_vu v
    WHERE EXISTS (
      SELECT FROM accrochage.fiche_partenaire p WHERE p.siret_exact = ANY (v.deposants) AND p.numero = v.numero))`;

const enVigueur = (le: string): string => `
  SELECT k.certificateur_id, k.organisme_id AS deposant_id, c.siret AS certificateur, d.siret AS deposant, m.certifications
  FROM accrochage.mandat m JOIN accrochage.contrat k ON k.id = m.contrat_id AND k.role = 'DEPOSANT'
    JOIN accrochage.organisme c ON c.id = k.certificateur_id JOIN accrochage.organisme d ON d.id = k.organisme_id
  WHERE NOT m.annule AND m.debut <= (${le} AT TIME ZONE 'Europe/Paris')::date
    AND (m.fin IS NULL OR m.fin >= (${le} AT TIME ZONE 'Europe/Paris')::date)`;

const SELECTION = `
  SELECT DISTINCT 'DEPOSANT_PARTENAIRE:' || certificateur_id || ':' || deposant_id || ':' || numero AS cle,
    'DEPOSANT_PARTENAIRE' AS genre, certificateur_id AS organisme_id, deposant_id AS autre_organisme_id, numero AS code,
    NULL::bigint AS difference_id, NULL::uuid AS depot_id, NULL::integer AS rang, NULL::uuid AS autre_depot_id,
    NULL::integer AS autre_rang
  FROM partenariat`;

/**
 * SQL that raises a finding for each certificateur, déposant and code of a mandate in force at that instant (an SQL
 * expression) for which the déposant is a published partner, and lifts what is so no more. Natural keys: run twice, changes
 * nothing more. `seul`: about the mandates of one certificateur, a parameter given twice.
 */
export const suivreDeposantsPartenaires = (le: string, seul = false): string =>
  suivreConstats(
    'DEPOSANT_PARTENAIRE',
    {
      avant: partenariats(`${enVigueur(le)} ${seul ? 'AND k.certificateur_id = ?' : ''}`),
      selection: SELECTION,
      parmi: seul ? 'c.organisme_id = ?' : 'true',
    },
    le,
  );

/** Findings on déposants that have become partners of their certificateur. */
export class DeposantPartenaireRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** All mandates, or those of one certificateur; gives the state of each finding that changed. */
  async suivre(le: string, certificateurId?: string): Promise<EtatConstat[]> {
    const requete = suivreDeposantsPartenaires(
      `timestamptz '${new Date(le).toISOString()}'`,
      certificateurId !== undefined,
    );
    const parametres = certificateurId === undefined ? [] : [certificateurId, certificateurId];
    const changes = await this.em.execute<{ etat: EtatConstat }[]>(requete, parametres);
    return changes.map(({ etat }) => etat);
  }
}
