CREATE SEQUENCE accrochage.id_traitement;

CREATE TABLE accrochage.depot (
  id uuid PRIMARY KEY,
  id_traitement bigint NOT NULL UNIQUE,
  -- Who sends: the organisme whose matricule must be emetteur/idClient; its account when it has one.
  emetteur_id uuid NOT NULL REFERENCES accrochage.organisme,
  compte_id uuid REFERENCES accrochage.compte,
  depose_par text NOT NULL,
  nom_fichier text NOT NULL,
  taille_octets bigint NOT NULL,
  sha256 char(64) NOT NULL,
  cle_stockage text NOT NULL UNIQUE,
  cle_id text NOT NULL,
  etat text NOT NULL,
  etat_change_le timestamptz NOT NULL,
  recu_le timestamptz NOT NULL,
  -- Set once, at the end: the day in the name of the accusé de traitement comes from it.
  traite_le timestamptz,
  -- What the file says of itself (EnteteFlux of domain/depot/analyse.ts), once the schema check passed.
  entete jsonb,
  id_flux text,
  horodatage text,
  version_schema text,
  certificateur_id uuid REFERENCES accrochage.organisme,
  id_contrat text,
  nombre_erreurs integer,
  nombre_passages integer,
  nombre_ok integer,
  nombre_ko integer,
  nom_accuse_traitement text,
  repertoires_charges boolean,
  -- Rank of the last passage treated: batches commit in order, so whoever resumes goes on after it.
  dernier_rang integer NOT NULL DEFAULT -1,
  -- Why the deposit is in ECHEC_TECHNIQUE: a code for the operators.
  incident text
);
CREATE INDEX depot_emetteur ON accrochage.depot (emetteur_id, recu_le DESC, id);
CREATE INDEX depot_certificateur ON accrochage.depot (certificateur_id, recu_le DESC, id);

CREATE INDEX depot_id_flux ON accrochage.depot (emetteur_id, id_flux);
CREATE INDEX depot_en_echec ON accrochage.depot (etat_change_le) WHERE etat = 'ECHEC_TECHNIQUE';

CREATE TABLE accrochage.depot_certification (
  depot_id uuid NOT NULL REFERENCES accrochage.depot,
  index integer NOT NULL,
  ligne integer NOT NULL,
  type text NOT NULL,
  code text NOT NULL,
  nature_deposant text,
  PRIMARY KEY (depot_id, index)
);

-- Faults of the schema stage (10 000 at most) and refusals of the whole file. The sentence may quote civil status: sealed.
CREATE TABLE accrochage.depot_erreur (
  depot_id uuid NOT NULL REFERENCES accrochage.depot,
  rang integer NOT NULL,
  type text NOT NULL CHECK (type IN ('XSD', 'REFUS', 'METIER')),
  code text,
  ligne integer NOT NULL,
  colonne integer NOT NULL,
  message_scelle bytea NOT NULL,
  cle_id text NOT NULL,
  PRIMARY KEY (depot_id, rang)
);

-- Warnings of the business checks, and second occurrences of an idTechnique: for the detailed report only.
CREATE TABLE accrochage.depot_avertissement (
  depot_id uuid NOT NULL REFERENCES accrochage.depot,
  -- Rank of the passage, -1 for the file as a whole.
  rang integer NOT NULL,
  code text NOT NULL,
  ligne integer NOT NULL,
  id_technique text,
  message text NOT NULL,
  PRIMARY KEY (depot_id, rang, code)
);

CREATE TABLE accrochage.passage (
  emetteur_id uuid NOT NULL,
  id_technique text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  etat text NOT NULL DEFAULT 'EN_VIGUEUR' CHECK (etat IN ('EN_VIGUEUR', 'REMPLACE', 'SUPPRIME')),
  depot_id uuid NOT NULL,
  rang integer NOT NULL,
  ligne integer NOT NULL,
  offset_octets bigint NOT NULL,
  longueur_octets integer NOT NULL,
  certificateur_id uuid NOT NULL,
  code text NOT NULL,
  date_delivrance date NOT NULL,
  nir_hmac bytea NOT NULL,
  nir_cle_id text NOT NULL,
  garde_le timestamptz NOT NULL,
  PRIMARY KEY (emetteur_id, id_technique, version)
) PARTITION BY HASH (emetteur_id);
CREATE UNIQUE INDEX passage_en_vigueur ON accrochage.passage (emetteur_id, id_technique) WHERE etat = 'EN_VIGUEUR';
CREATE INDEX passage_depot ON accrochage.passage (depot_id, rang);
CREATE INDEX passage_titulaire ON accrochage.passage (nir_hmac, code, date_delivrance);

CREATE TABLE accrochage.rejet (
  depot_id uuid NOT NULL REFERENCES accrochage.depot,
  rang integer NOT NULL,
  id_technique text NOT NULL,
  -- Number of the official sentence, 1 to 7.
  phrase smallint NOT NULL CHECK (phrase BETWEEN 1 AND 7),
  message text NOT NULL,
  ligne integer NOT NULL,
  offset_octets bigint NOT NULL,
  longueur_octets integer NOT NULL,
  PRIMARY KEY (depot_id, rang),
  UNIQUE (depot_id, id_technique)
);

-- The vault: civil status and NIR, sealed, one row per passage. The program inserts; only the role `coffre` reads.
CREATE SCHEMA titulaires;
CREATE TABLE titulaires.passage_identite (
  emetteur_id uuid NOT NULL,
  id_technique text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  scelle bytea NOT NULL,
  cle_id text NOT NULL,
  PRIMARY KEY (emetteur_id, id_technique, version)
) PARTITION BY HASH (emetteur_id);

DO $$
BEGIN
  FOR reste IN 0..15 LOOP
    EXECUTE format('CREATE TABLE accrochage.passage_%s PARTITION OF accrochage.passage FOR VALUES WITH (MODULUS 16, REMAINDER %s)', reste, reste);
    EXECUTE format('CREATE TABLE titulaires.passage_identite_%s PARTITION OF titulaires.passage_identite FOR VALUES WITH (MODULUS 16, REMAINDER %s)', reste, reste);
  END LOOP;
END $$;
