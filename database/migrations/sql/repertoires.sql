-- RNCP and RS, as France compétences publishes them.
CREATE TABLE accrochage.fiche (
  numero text PRIMARY KEY,
  intitule text,
  actif boolean,
  -- In force from Date_Effet or, failing that, Date_Decision, to Date_Fin_Enregistrement; both may be unknown.
  debut date,
  fin date,
  type_enregistrement text,
  importee_le timestamptz NOT NULL
);

CREATE TABLE accrochage.fiche_certificateur (
  numero text NOT NULL,
  -- As published: may be short, empty or wrong; `siret_exact` only when its keys hold.
  siret_publie text NOT NULL,
  siret_exact char(14),
  nom text NOT NULL,
  PRIMARY KEY (numero, siret_publie, nom)
);
CREATE INDEX fiche_certificateur_siret ON accrochage.fiche_certificateur (siret_exact, numero);

CREATE TABLE accrochage.fiche_partenaire (
  numero text NOT NULL,
  siret_publie text NOT NULL,
  siret_exact char(14),
  nom text NOT NULL,
  habilitation text,
  PRIMARY KEY (numero, siret_publie, nom)
);
CREATE INDEX fiche_partenaire_siret ON accrochage.fiche_partenaire (siret_exact, numero);

CREATE TABLE accrochage.import_repertoire (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fichier text NOT NULL,
  sha256 char(64) NOT NULL,
  lignes integer NOT NULL,
  importe_le timestamptz NOT NULL
);
