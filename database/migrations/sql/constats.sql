-- Every period that France compétences published for a fiche, and when; the table `fiche` holds today's.
CREATE TABLE accrochage.fiche_periode (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  numero text NOT NULL,
  debut date,
  fin date,
  vue_le timestamptz NOT NULL,
  -- The import that found another period instead; null while this one is published.
  remplacee_le timestamptz
);
CREATE UNIQUE INDEX fiche_periode_publiee ON accrochage.fiche_periode (numero) WHERE remplacee_le IS NULL;
CREATE INDEX fiche_periode_numero ON accrochage.fiche_periode (numero, vue_le);
INSERT INTO accrochage.fiche_periode (numero, debut, fin, vue_le)
  SELECT numero, debut, fin, importee_le FROM accrochage.fiche;

-- What an import found changed in a fiche that was known already. Public data only.
CREATE TABLE accrochage.difference_repertoire (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  numero text NOT NULL,
  nature text NOT NULL
    CHECK (nature IN ('CERTIFICATION_PREND_FIN', 'CERTIFICATION_INACTIVE', 'CERTIFICATEUR_AJOUTE', 'CERTIFICATEUR_RETIRE')),
  fin_avant date,
  fin_apres date,
  -- The certificateur that came or left, as published.
  siret char(14),
  nom text,
  trouvee_le timestamptz NOT NULL
);

-- Archives imported whole: met again, they are left alone.
CREATE TABLE accrochage.archive_repertoire (
  sha256 char(64) PRIMARY KEY,
  importee_le timestamptz NOT NULL
);

-- The last proper answer of the SIRET directory on each organisme, and the one it is compared with.
CREATE TABLE accrochage.etablissement_vu (
  organisme_id uuid PRIMARY KEY REFERENCES accrochage.organisme,
  siret char(14) NOT NULL,
  etat text CHECK (etat IN ('ACTIF', 'FERME')),
  raison_sociale_reference text,
  raison_sociale_publiee text,
  demande_le timestamptz NOT NULL
);
CREATE INDEX etablissement_vu_demande ON accrochage.etablissement_vu (demande_le);

-- Findings that an agent looks at. Ids of objects only: no name, no free text, nothing of a holder.
CREATE TABLE accrochage.constat (
  id uuid PRIMARY KEY,
  -- Natural key: the same fact found again is the same row.
  cle text NOT NULL UNIQUE,
  genre text NOT NULL,
  organisme_id uuid NOT NULL REFERENCES accrochage.organisme,
  autre_organisme_id uuid REFERENCES accrochage.organisme,
  code text,
  difference_id bigint REFERENCES accrochage.difference_repertoire,
  -- Places of the two passages of a holder sent twice.
  depot_id uuid REFERENCES accrochage.depot,
  rang integer,
  autre_depot_id uuid REFERENCES accrochage.depot,
  autre_rang integer,
  etat text NOT NULL CHECK (etat IN ('A_TRAITER', 'TRAITE', 'IGNORE', 'LEVE')),
  version integer NOT NULL DEFAULT 1,
  releve_le timestamptz NOT NULL,
  etat_change_le timestamptz NOT NULL,
  -- `systeme`, or `agent:<id>`.
  etat_change_par text NOT NULL
);
CREATE INDEX constat_file ON accrochage.constat (etat, releve_le, id);
CREATE INDEX constat_organisme ON accrochage.constat (organisme_id, releve_le, id);
CREATE INDEX constat_autre_organisme ON accrochage.constat (autre_organisme_id) WHERE autre_organisme_id IS NOT NULL;

-- Which organismes a code concerns: by their deposits, by their cases.
CREATE INDEX depot_certification_code ON accrochage.depot_certification (code);
CREATE INDEX dossier_certifications ON accrochage.dossier USING gin (certifications);

GRANT SELECT, INSERT, UPDATE ON accrochage.fiche_periode, accrochage.difference_repertoire,
  accrochage.archive_repertoire, accrochage.etablissement_vu, accrochage.constat TO accrochage_programme;
