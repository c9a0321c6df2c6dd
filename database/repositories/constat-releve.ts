import type { GenreConstat } from '../../domain/constat/constat.ts';

/** What a selection of findings to raise may give, by the names of the columns. */
const COLONNES =
  'cle, genre, organisme_id, autre_organisme_id, code, difference_id, depot_id, rang, autre_depot_id, autre_rang';

/**
 * SQL that raises in one statement every finding of a selection (a row each, all the columns below, in any order), with its
 * line in the journal; gives a row per new finding. Those known already are left as they are, whatever became of them.
 * `avant` are the queries (WITH) on which the selection stands; `le` is an SQL expression.
 */
export const releverConstats = (avant: string, selection: string, le: string): string => `
  WITH ${avant}, a_relever AS (${selection}),
  releve AS (
    INSERT INTO accrochage.constat (id, ${COLONNES}, etat, releve_le, etat_change_le, etat_change_par)
    SELECT gen_random_uuid(), ${COLONNES}, 'A_TRAITER', ${le}, ${le}, 'systeme' FROM a_relever ORDER BY cle
    ON CONFLICT (cle) DO NOTHING
    RETURNING id, organisme_id)
  SELECT journal.ajouter(organisme_id::text, ${le}, 'systeme', 'constat.relever', 'constat', id::text, NULL, 'A_TRAITER')
  FROM releve ORDER BY organisme_id, id`;

/**
 * SQL that brings every finding of a kind to what is true (a selection as above): raised, again when it had been lifted, or
 * lifted, each with its line in the journal; gives the state that each changed one has now. An agent's decision stands while
 * the fact does. `parmi` is a condition on the findings (`c`) that the selection speaks of.
 */
export const suivreConstats = (
  genre: GenreConstat,
  { avant, selection, parmi }: { avant: string; selection: string; parmi: string },
  le: string,
): string => `
  WITH ${avant}, vrai AS (${selection}),
  releve AS (
    INSERT INTO accrochage.constat AS c (id, ${COLONNES}, etat, releve_le, etat_change_le, etat_change_par)
    SELECT gen_random_uuid(), ${COLONNES}, 'A_TRAITER', ${le}, ${le}, 'systeme' FROM vrai ORDER BY cle
    ON CONFLICT (cle) DO UPDATE SET etat = 'A_TRAITER', version = c.version + 1, releve_le = ${le},
      etat_change_le = ${le}, etat_change_par = 'systeme' WHERE c.etat = 'LEVE'
    RETURNING c.id, c.organisme_id, old.etat AS etat_avant, new.etat),
  leve AS (
    UPDATE accrochage.constat c
    SET etat = 'LEVE', version = c.version + 1, etat_change_le = ${le}, etat_change_par = 'systeme'
    WHERE c.genre = '${genre}' AND c.etat <> 'LEVE' AND ${parmi} AND NOT EXISTS (SELECT FROM vrai v WHERE v.cle = c.cle)
    RETURNING c.id, c.organisme_id, old.etat AS etat_avant, new.etat)
  SELECT etat, journal.ajouter(organisme_id::text, ${le}, 'systeme',
    CASE etat WHEN 'LEVE' THEN 'constat.lever' ELSE 'constat.relever' END, 'constat', id::text, etat_avant, etat)
  FROM (TABLE releve UNION ALL TABLE leve) change ORDER BY organisme_id, id`;
