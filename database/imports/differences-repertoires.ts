import type { NatureRepertoire } from '../../domain/organisme/repertoires.ts';
import { releverConstats } from '../repositories/constat-releve.ts';
import { SIRETS_PORTES } from '../repositories/siret-porte.ts';

/** The fiches of the file, each once: the last line of a number counts. */
export const FICHES_ARRIVEES = '(SELECT DISTINCT ON (numero) * FROM arrivage ORDER BY numero, rang DESC)';

const COLONNES = 'numero, nature, fin_avant, fin_apres, siret, nom, trouvee_le';

/** Compares what has just arrived with what is kept, before the merge. A fiche met for the first time tells nothing. */
const FICHES = (le: string): string => `
  SELECT f.numero, d.nature, f.fin, a.fin, NULL, NULL, ${le}
  FROM accrochage.fiche f JOIN ${FICHES_ARRIVEES} a USING (numero)
  CROSS JOIN LATERAL (VALUES
    ('CERTIFICATION_INACTIVE', a.actif = false AND f.actif IS DISTINCT FROM false),
    ('CERTIFICATION_PREND_FIN', a.fin < coalesce(f.fin, 'infinity') AND f.actif IS DISTINCT FROM false)) d (nature, vraie)
  WHERE d.vraie`;

/** One certificateur under two spellings is the same one, as long as no two SIRET say otherwise. */
const MEMES = (un: string, autre: string): string => `${un}.numero = ${autre}.numero AND
  (${un}.siret_exact = ${autre}.siret_exact
   OR (${un}.nom = ${autre}.nom AND (${un}.siret_exact IS NULL OR ${autre}.siret_exact IS NULL)))`;

const CERTIFICATEURS = (le: string): string => `
  SELECT DISTINCT ON (numero, nature, coalesce(siret_exact, nom)) numero, nature, NULL::date, NULL::date,
    siret_exact, nom, ${le}
  FROM (
    SELECT t.numero, 'CERTIFICATEUR_RETIRE' AS nature, t.siret_exact, t.nom FROM accrochage.fiche_certificateur t
    WHERE t.numero IN (SELECT numero FROM arrivage) AND NOT EXISTS (SELECT FROM arrivage a WHERE ${MEMES('a', 't')})
    UNION ALL
    SELECT a.numero, 'CERTIFICATEUR_AJOUTE', a.siret_exact, a.nom FROM arrivage a
    WHERE a.numero IN (SELECT numero FROM accrochage.fiche_certificateur)
      AND NOT EXISTS (SELECT FROM accrochage.fiche_certificateur t WHERE ${MEMES('a', 't')})) c
  ORDER BY numero, nature, coalesce(siret_exact, nom)`;

/** A fiche concerns an organisme that is (or was, or becomes) its certificateur, claims it, or was named with it in a deposit. */
const CONCERNES = `
  SELECT d.id, o.organisme_id FROM difference d JOIN ${SIRETS_PORTES} o ON o.siret = d.siret
  UNION
  SELECT d.id, o.organisme_id FROM difference d JOIN accrochage.fiche_certificateur t USING (numero)
    JOIN ${SIRETS_PORTES} o ON o.siret = t.siret_exact
  UNION
  SELECT d.id, s.organisme_id FROM difference d JOIN accrochage.dossier s ON s.certifications @> ARRAY[d.numero]
  WHERE s.organisme_id IS NOT NULL AND s.etat NOT IN ('REFUSE', 'CLOS', 'FUSIONNE')
  UNION
  SELECT d.id, p.certificateur_id FROM difference d JOIN accrochage.depot_certification c ON c.code = d.numero
    JOIN accrochage.depot p ON p.id = c.depot_id
  WHERE p.etat IN ('TRAITE_AVEC_SUCCES', 'TRAITE_AVEC_ERREURS')`;

const relever = (differences: string, le: string): string =>
  releverConstats(
    `difference AS (INSERT INTO accrochage.difference_repertoire (${COLONNES}) ${differences} RETURNING *),
     concerne AS (${CONCERNES})`,
    `SELECT d.nature || ':' || d.id || ':' || c.organisme_id AS cle, d.nature AS genre, c.organisme_id,
       NULL::uuid AS autre_organisme_id, d.numero AS code, d.id AS difference_id, NULL::uuid AS depot_id,
       NULL::integer AS rang, NULL::uuid AS autre_depot_id, NULL::integer AS autre_rang
     FROM difference d JOIN concerne c ON c.id = d.id WHERE c.organisme_id IS NOT NULL`,
    le,
  );

/**
 * SQL that records what the file changes (partners change nothing in a fiche) and raises a finding for each organisme
 * concerned; a row per finding. Run before the merge, in its transaction: what is merged is not different any more.
 */
export const releverDifferences: Record<NatureRepertoire, ((le: string) => string) | null> = {
  fiches: (le) => relever(FICHES(le), le),
  certificateurs: (le) => relever(CERTIFICATEURS(le), le),
  partenaires: null,
};

/** SQL that keeps the history of the periods, after the merge. */
export const historiserPeriodes = (le: string): string[] => [
  `UPDATE accrochage.fiche_periode p SET remplacee_le = ${le} FROM ${FICHES_ARRIVEES} a
   WHERE p.numero = a.numero AND p.remplacee_le IS NULL AND (p.debut, p.fin) IS DISTINCT FROM (a.debut, a.fin)`,
  `INSERT INTO accrochage.fiche_periode (numero, debut, fin, vue_le)
   SELECT a.numero, a.debut, a.fin, ${le} FROM ${FICHES_ARRIVEES} a
   WHERE NOT EXISTS (SELECT FROM accrochage.fiche_periode p WHERE p.numero = a.numero AND p.remplacee_le IS NULL)`,
];
