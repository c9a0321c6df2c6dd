-- The embedded register of persons stands for an outside system: own schema, own role, in clear, never real data.
CREATE SCHEMA sngi;

-- The `…_cle` columns are comparison keys, computed by domain/titulaire/nom.ts when a row is loaded.
CREATE TABLE sngi.personne (
  nir text COLLATE "C" CONSTRAINT personne_pkey PRIMARY KEY,
  nom_naissance text NOT NULL,
  nom_usage text,
  prenoms text NOT NULL,
  nom_naissance_cle text COLLATE "C" NOT NULL,
  prenom1_cle text COLLATE "C" NOT NULL,
  -- NULL, here and below, when the register does not know: such a datum is never compared.
  autres_prenoms_cle text[] COLLATE "C",
  nom_usage_cle text COLLATE "C",
  sexe text COLLATE "C" NOT NULL,
  code_commune_naissance text COLLATE "C",
  libelle_commune_naissance text,
  code_pays_naissance text COLLATE "C",
  codes_postaux text[] COLLATE "C",
  annee_naissance smallint NOT NULL,
  mois_naissance smallint,
  jour_naissance smallint,
  CONSTRAINT personne_nir CHECK (nir ~ '^[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}$'),
  CONSTRAINT personne_sexe CHECK (sexe IN ('M', 'F')),
  CONSTRAINT personne_mois CHECK (mois_naissance BETWEEN 1 AND 12),
  CONSTRAINT personne_jour CHECK (jour_naissance BETWEEN 1 AND 31)
);

-- The whole of steps 1 and 2 of the funnel is answered by this index alone; the row is read for step 3 only.
CREATE INDEX personne_entonnoir ON sngi.personne (nom_naissance_cle, prenom1_cle, annee_naissance, sexe)
  INCLUDE (mois_naissance, jour_naissance, nir);

-- Keys here are cut to the lengths of the deposit's fields (30 and 20).
CREATE TABLE sngi.dossier_formation (
  id_dossier text COLLATE "C" CONSTRAINT dossier_formation_pkey PRIMARY KEY,
  nom_titulaire text NOT NULL,
  prenom1_titulaire text NOT NULL,
  nom_cle text COLLATE "C" NOT NULL,
  prenom1_cle text COLLATE "C" NOT NULL,
  nir text COLLATE "C" NOT NULL
);

DO $$
BEGIN
  CREATE ROLE sngi_registre NOLOGIN;
EXCEPTION
  -- A role belongs to the server: another database of it may have made it, at this very moment too.
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
GRANT USAGE ON SCHEMA sngi TO sngi_registre;
GRANT SELECT ON ALL TABLES IN SCHEMA sngi TO sngi_registre;
GRANT sngi_registre TO accrochage_programme;
