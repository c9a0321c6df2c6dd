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
