/** Of a row `a` of ancien_siret: nobody has borne that SIRET since. */
const LIBRE = `NOT EXISTS (SELECT FROM accrochage.organisme porteur WHERE porteur.siret = a.siret)
  AND NOT EXISTS (SELECT FROM accrochage.ancien_siret suivant WHERE suivant.siret = a.siret AND suivant.jusqu_a > a.jusqu_a)`;

/**
 * SQL relation (organisme_id, siret): the SIRET that each organisme bears, and those that it bore before and that nobody
 * bears since. The répertoires publish a former one until France compétences has taken note of the move; forms, longer.
 */
export const SIRETS_PORTES = `(
  SELECT id AS organisme_id, siret FROM accrochage.organisme
  UNION ALL
  SELECT a.organisme_id, a.siret FROM accrochage.ancien_siret a WHERE ${LIBRE})`;

/** SQL array of a SIRET (an SQL expression of type char(14)) and of those that its bearer bore before. */
export const siretsPublies = (siret: string): string => `ARRAY(
  SELECT ${siret} UNION ALL
  SELECT a.siret FROM accrochage.organisme o JOIN accrochage.ancien_siret a ON a.organisme_id = o.id
  WHERE o.siret = ${siret} AND ${LIBRE})`;

/** SQL relation (organisme_id) of the one that bears, or bore last, a SIRET (an SQL expression of type char(14)); lateral. */
export const porteurDuSiret = (siret: string): string => `(
  SELECT o.id AS organisme_id FROM accrochage.organisme o WHERE o.siret = ${siret}
  UNION ALL
  SELECT a.organisme_id FROM accrochage.ancien_siret a WHERE a.siret = ${siret} AND ${LIBRE})`;

/** SQL relation (siret) of a SIRET, as above, with all those of its bearer; lateral. */
export const siretsDuMeme = (siret: string): string => `(
  SELECT ${siret} AS siret
  UNION
  SELECT s.siret FROM ${porteurDuSiret(siret)} p CROSS JOIN LATERAL (
    SELECT o.siret FROM accrochage.organisme o WHERE o.id = p.organisme_id
    UNION ALL
    SELECT a.siret FROM accrochage.ancien_siret a WHERE a.organisme_id = p.organisme_id AND ${LIBRE}) s)`;
