/** The statements of the embedded register: each takes a whole batch as parallel arrays, `ordre` naming the request. */

/** Step 2. A datum is compared candidate by candidate, and only when both sides have it. */
const NAISSANCE = `(d.mois IS NULL OR p.mois_naissance IS NULL OR d.mois = p.mois_naissance)
    AND (d.jour IS NULL OR p.jour_naissance IS NULL OR d.jour = p.jour_naissance)`;

/** Step 3. An array is NULL, never empty, when the register knows nothing. */
const RECONCILIATION = `(d.commune IS NULL OR p.code_commune_naissance IS NULL OR d.commune = p.code_commune_naissance)
    AND (d.code_postal IS NULL OR p.codes_postaux IS NULL OR d.code_postal = ANY (p.codes_postaux))
    AND (d.pays IS NULL OR p.code_pays_naissance IS NULL OR d.pays = p.code_pays_naissance)
    AND (d.prenom2 IS NULL OR p.autres_prenoms_cle IS NULL OR d.prenom2 = ANY (p.autres_prenoms_cle))
    AND (d.prenom3 IS NULL OR p.autres_prenoms_cle IS NULL OR d.prenom3 = ANY (p.autres_prenoms_cle))
    AND (d.nom_usage IS NULL OR p.nom_usage_cle IS NULL OR d.nom_usage = p.nom_usage_cle)`;

const OBLIGATOIRES = `p.nom_naissance_cle = d.nom AND p.prenom1_cle = d.prenom1
    AND p.annee_naissance = d.annee AND p.sexe = d.sexe`;

const DEMANDES = `unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[]`;
const CHAMPS = 'ordre, nom, prenom1, sexe, annee, mois, jour';

const etape = (rang: number, condition?: string): string => {
  const filtre = condition === undefined ? '' : ` FILTER (WHERE ${condition})`;
  return `count(*)${filtre}::int AS candidats${rang}, min(p.nir)${filtre} AS nir${rang}`;
};

/** Steps 1 and 2, by the index alone. A request without any candidate has no row. */
export const DEUX_PREMIERES_ETAPES = `
  SELECT d.ordre, ${etape(1)}, ${etape(2, NAISSANCE)}
  FROM ${DEMANDES}) AS d (${CHAMPS})
  JOIN sngi.personne p ON ${OBLIGATOIRES}
  GROUP BY d.ordre`;

/** The three steps, for the few requests that need the last one; all counted in one statement, hence on one register. */
export const TROIS_ETAPES = `
  SELECT d.ordre, ${etape(1)}, ${etape(2, NAISSANCE)}, ${etape(3, `${NAISSANCE} AND ${RECONCILIATION}`)}
  FROM ${DEMANDES},
      $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
    AS d (${CHAMPS}, commune, code_postal, pays, prenom2, prenom3, nom_usage)
  JOIN sngi.personne p ON ${OBLIGATOIRES}
  GROUP BY d.ordre`;

export const PAR_DOSSIER = `
  SELECT d.ordre, f.nir
  FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS d (ordre, id_dossier, nom, prenom1)
  JOIN sngi.dossier_formation f ON f.id_dossier = d.id_dossier AND f.nom_cle = d.nom AND f.prenom1_cle = d.prenom1`;

export const PAR_NIR = `
  SELECT d.ordre, p.nir
  FROM unnest($1::int[], $2::text[], $3::text[]) AS d (ordre, nir, nom)
  JOIN sngi.personne p ON p.nir = d.nir AND p.nom_naissance_cle = d.nom`;
