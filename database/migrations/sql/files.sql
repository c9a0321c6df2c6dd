-- Queues of agents, search, acts on many cases at once.
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- A text as it is searched: without case, accents or punctuation, a blank before each word. Immutable in fact: the rules of
-- the dictionary named here do not change with the session.
CREATE FUNCTION accrochage.cle_recherche(texte text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ' ' || btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, texte)), '[^a-z0-9]+', ' ', 'g'));

-- The instant at which something happens by itself to a case, infinity when nothing will: what the queues are sorted by. The
-- instants of the list are in UTC with their Z, so that reading them depends on no setting. During a hold, only its end is due.
CREATE FUNCTION accrochage.prochaine_echeance(echeances jsonb, etat text, relance timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(least(relance, (SELECT min((e ->> 'le')::timestamptz) FROM jsonb_array_elements(echeances) AS e
    WHERE ((e ->> 'genre') = 'FIN_ATTENTE') = (etat = 'EN_ATTENTE'))), 'infinity');

ALTER TABLE accrochage.dossier
  ADD COLUMN echeance timestamptz NOT NULL
    GENERATED ALWAYS AS (accrochage.prochaine_echeance(echeances, etat, relance_agents_prevue_le)) STORED,
  ADD COLUMN nom_recherche text GENERATED ALWAYS AS (accrochage.cle_recherche(raison_sociale)) STORED,
  ADD COLUMN contact_recherche text
    GENERATED ALWAYS AS (accrochage.cle_recherche(contact_prenom || ' ' || contact_nom)) STORED;
ALTER TABLE accrochage.organisme
  ADD COLUMN nom_recherche text GENERATED ALWAYS AS (accrochage.cle_recherche(raison_sociale)) STORED,
  ADD COLUMN contact_recherche text
    GENERATED ALWAYS AS (accrochage.cle_recherche(contact_prenom || ' ' || contact_nom)) STORED;

-- One index per sort, read from the cursor on; what a queue does not hold is passed over.
CREATE INDEX dossier_ouvert_le ON accrochage.dossier (ouvert_le, id);
CREATE INDEX dossier_etat_change_le ON accrochage.dossier (etat_change_le, id);
CREATE INDEX dossier_echeance ON accrochage.dossier (echeance, id);
CREATE INDEX dossier_agent ON accrochage.dossier (agent_id, etat) WHERE agent_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS dossier_organisme ON accrochage.dossier (organisme_id) WHERE organisme_id IS NOT NULL;

-- Beginnings of identifiers, whatever the collation of the database.
CREATE INDEX dossier_siret_debut ON accrochage.dossier (siret bpchar_pattern_ops);
CREATE INDEX dossier_reference_debut ON accrochage.dossier (reference text_pattern_ops);
CREATE INDEX dossier_courriel_debut ON accrochage.dossier (lower(contact_courriel) text_pattern_ops);
CREATE INDEX organisme_siret_debut ON accrochage.organisme (siret bpchar_pattern_ops);
CREATE INDEX organisme_matricule_debut ON accrochage.organisme (matricule text_pattern_ops);
CREATE INDEX organisme_courriel_debut ON accrochage.organisme (lower(contact_courriel) text_pattern_ops);
CREATE INDEX contrat_numero_debut ON accrochage.contrat (numero text_pattern_ops);
CREATE INDEX ancien_siret_debut ON accrochage.ancien_siret (siret bpchar_pattern_ops);

-- Words in any order, their beginnings, and what resembles them.
CREATE INDEX dossier_nom ON accrochage.dossier USING gin (nom_recherche public.gin_trgm_ops);
CREATE INDEX dossier_contact ON accrochage.dossier USING gin (contact_recherche public.gin_trgm_ops);
CREATE INDEX organisme_nom ON accrochage.organisme USING gin (nom_recherche public.gin_trgm_ops);
CREATE INDEX organisme_contact ON accrochage.organisme USING gin (contact_recherche public.gin_trgm_ops);

-- One act asked on many cases at once, and what became of each.
CREATE TABLE accrochage.lot (
  id uuid PRIMARY KEY,
  acte text NOT NULL,
  precisions jsonb NOT NULL,
  agent_id uuid NOT NULL REFERENCES accrochage.agent,
  ouvert_le timestamptz NOT NULL,
  termine_le timestamptz
);

CREATE TABLE accrochage.lot_ligne (
  lot_id uuid NOT NULL REFERENCES accrochage.lot,
  rang integer NOT NULL,
  -- No reference: a line may name a case that does not exist, and says so.
  dossier_id uuid NOT NULL,
  -- The version that the agent saw.
  version integer NOT NULL,
  tentatives integer NOT NULL DEFAULT 0,
  -- Null while the line waits.
  issue text CHECK (issue IN ('FAIT', 'REFUSE', 'SANS_REPONSE')),
  etat_apres text,
  version_apres integer,
  code text,
  message text,
  details jsonb,
  traitee_le timestamptz,
  PRIMARY KEY (lot_id, rang),
  UNIQUE (lot_id, dossier_id)
);

GRANT SELECT, INSERT, UPDATE ON accrochage.lot, accrochage.lot_ligne TO accrochage_programme;
