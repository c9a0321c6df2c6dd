-- Ways in and out of the instruction: complement, hold, closing, merging, reopening; what agents did and wrote.
ALTER TABLE accrochage.dossier
  -- [{genre, le}]: what becomes due by itself, beside the reminder of the agents.
  ADD COLUMN echeances jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN cloture_proposee_le timestamptz,
  ADD COLUMN attente_depuis timestamptz,
  ADD COLUMN attente_jusqu_au date,
  ADD COLUMN attente_retour text,
  ADD COLUMN fusionne_dans uuid REFERENCES accrochage.dossier;

DROP INDEX accrochage.dossier_un_seul_ouvert;
CREATE UNIQUE INDEX dossier_un_seul_ouvert ON accrochage.dossier (siret) WHERE etat NOT IN ('REFUSE', 'CLOS', 'FUSIONNE');

-- A form may concern an organisme that has no case of its own (a déposant known by its certificateurs).
ALTER TABLE accrochage.demande_contact
  ALTER COLUMN dossier_id DROP NOT NULL,
  ADD COLUMN organisme_id uuid REFERENCES accrochage.organisme,
  -- Of a form that asks for a change; one that opens or joins a case is known by the reference of the case.
  ADD COLUMN reference text UNIQUE,
  ADD CHECK (dossier_id IS NOT NULL OR organisme_id IS NOT NULL);

-- Every act on a case that changed its version, and the notes: what an agent reads of its history, with its words.
CREATE TABLE accrochage.acte_dossier (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES accrochage.dossier,
  rang bigint GENERATED ALWAYS AS IDENTITY,
  acte text NOT NULL,
  acteur text NOT NULL,
  le timestamptz NOT NULL,
  -- Version of the case after the act.
  version integer NOT NULL,
  etat_avant text,
  etat_apres text NOT NULL,
  texte text
);
CREATE INDEX acte_dossier_dossier ON accrochage.acte_dossier (dossier_id, rang);

-- What an agent asks of the organisme; at most one waits for its answer.
CREATE TABLE accrochage.complement (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES accrochage.dossier,
  objet text NOT NULL,
  demande_le timestamptz NOT NULL,
  jusqu_au date NOT NULL,
  etat text NOT NULL CHECK (etat IN ('ATTENDU', 'RECU', 'RETIRE')),
  reponse text,
  clos_le timestamptz
);
CREATE UNIQUE INDEX complement_attendu ON accrochage.complement (dossier_id) WHERE etat = 'ATTENDU';
CREATE INDEX complement_dossier ON accrochage.complement (dossier_id, demande_le);

-- A change asked by a form: without effect until an agent confirms it.
CREATE TABLE accrochage.changement (
  id uuid PRIMARY KEY,
  demande_id uuid NOT NULL REFERENCES accrochage.demande_contact,
  genre text NOT NULL CHECK (genre IN ('ASSISTANCE', 'NOUVEAU_SIRET', 'NOUVEAU_CONTACT', 'DEPOSANTS')),
  dossier_id uuid REFERENCES accrochage.dossier,
  organisme_id uuid REFERENCES accrochage.organisme,
  etat text NOT NULL CHECK (etat IN ('A_CONFIRMER', 'CONFIRME', 'REFUSE')),
  recu_le timestamptz NOT NULL,
  -- The mail by which the present contact was told.
  preavis_courriel_id uuid REFERENCES accrochage.courriel,
  decide_par text,
  decide_le timestamptz,
  motif text,
  UNIQUE (demande_id, genre)
);
CREATE INDEX changement_file ON accrochage.changement (etat, recu_le, id);
CREATE INDEX changement_dossier ON accrochage.changement (dossier_id);

-- SIRET that an organisme bore before: history, and what a search by an old SIRET finds.
CREATE TABLE accrochage.ancien_siret (
  organisme_id uuid NOT NULL REFERENCES accrochage.organisme,
  siret char(14) NOT NULL,
  jusqu_a timestamptz NOT NULL,
  PRIMARY KEY (organisme_id, siret)
);
CREATE INDEX ancien_siret_siret ON accrochage.ancien_siret (siret);

-- Cases that an agent follows: a preference.
CREATE TABLE technique.dossier_suivi (
  agent_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  depuis timestamptz NOT NULL,
  PRIMARY KEY (agent_id, dossier_id)
);

GRANT SELECT, INSERT, UPDATE ON accrochage.acte_dossier, accrochage.complement, accrochage.changement,
  accrochage.ancien_siret TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE, DELETE ON technique.dossier_suivi TO accrochage_programme;
