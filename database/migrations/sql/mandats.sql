-- Mandates that live: granted, changed, ended; several of one pair may begin on one day when their certifications differ.
ALTER TABLE accrochage.mandat
  DROP CONSTRAINT mandat_contrat_id_debut_key,
  -- Ended before it began: it never gave any right.
  ADD COLUMN annule boolean NOT NULL DEFAULT false,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  -- False when no list of partners was loaded on the day it was granted or its certifications changed.
  ADD COLUMN partenaires_verifies boolean NOT NULL DEFAULT false,
  ADD COLUMN cree_le timestamptz,
  ADD CHECK (fin IS NULL OR fin >= debut);
UPDATE accrochage.mandat m SET cree_le = c.cree_le FROM accrochage.contrat c WHERE c.id = m.contrat_id;
ALTER TABLE accrochage.mandat ALTER COLUMN cree_le SET NOT NULL;
CREATE INDEX mandat_contrat ON accrochage.mandat (contrat_id, debut);
CREATE INDEX contrat_certificateur ON accrochage.contrat (certificateur_id, role);

-- What an agent grants when accepting a case; opened with the identifiers, under the same id.
CREATE TABLE accrochage.mandat_prevu (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES accrochage.dossier,
  siret char(14) NOT NULL CHECK (siret ~ '^[0-9]{14}$'),
  raison_sociale text NOT NULL,
  -- Empty when nobody has said it.
  courriel text NOT NULL,
  certifications text[] NOT NULL DEFAULT '{}',
  debut date NOT NULL,
  fin date,
  partenaires_verifies boolean NOT NULL
);
CREATE INDEX mandat_prevu_dossier ON accrochage.mandat_prevu (dossier_id);

-- Co-certification: what a certificateur of a code says of who sends its holders. The last one made, among those that have begun, is in force.
CREATE TABLE accrochage.declaration_cocertification (
  id uuid PRIMARY KEY,
  -- Order in which they were made.
  rang integer GENERATED ALWAYS AS IDENTITY,
  code text NOT NULL,
  organisme_id uuid NOT NULL REFERENCES accrochage.organisme,
  mode text NOT NULL CHECK (mode IN ('CHACUN_LES_SIENS', 'UN_POUR_TOUS')),
  emetteur_id uuid REFERENCES accrochage.organisme,
  debut date NOT NULL,
  declaree_le timestamptz NOT NULL,
  declaree_par text NOT NULL,
  CHECK ((mode = 'UN_POUR_TOUS') = (emetteur_id IS NOT NULL))
);
CREATE INDEX declaration_cocertification_code ON accrochage.declaration_cocertification (code, organisme_id, debut);
CREATE INDEX declaration_cocertification_organisme ON accrochage.declaration_cocertification (organisme_id);

GRANT SELECT, INSERT, UPDATE ON accrochage.mandat_prevu, accrochage.declaration_cocertification TO accrochage_programme;
