CREATE SCHEMA technique;

-- Passwords wait here under an id before the account exists; the id travels through Temporal, the hash never does.
CREATE TABLE technique.mot_de_passe (
  id uuid PRIMARY KEY,
  utilisateur_id uuid UNIQUE,
  hachage text NOT NULL,
  cree_le timestamptz NOT NULL
);

-- Single-use links. The token is an HMAC of the id under a server key: this table does not hold it.
CREATE TABLE technique.jeton (
  id uuid PRIMARY KEY,
  usage text NOT NULL CHECK (usage IN ('SUIVI_DEMANDE', 'INSCRIPTION', 'VALIDATION_COURRIEL')),
  sujet_id uuid NOT NULL,
  cle_id text NOT NULL,
  expire_le timestamptz NOT NULL,
  consomme_le timestamptz,
  cree_le timestamptz NOT NULL,
  UNIQUE (usage, sujet_id)
);

CREATE TABLE technique.session (
  id uuid PRIMARY KEY,
  empreinte bytea NOT NULL UNIQUE,
  utilisateur_id uuid,
  agent_id uuid,
  jeton_csrf text NOT NULL,
  id_token text,
  cree_le timestamptz NOT NULL,
  vue_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  revoquee_le timestamptz,
  CHECK ((utilisateur_id IS NULL) <> (agent_id IS NULL))
);
CREATE INDEX session_utilisateur ON technique.session (utilisateur_id) WHERE utilisateur_id IS NOT NULL;

-- Tokens of operators (command line): SHA-256 only.
CREATE TABLE technique.jeton_api (
  id uuid PRIMARY KEY,
  empreinte bytea NOT NULL UNIQUE,
  agent_id uuid NOT NULL,
  cree_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  revoque_le timestamptz
);

-- Sign-on of an agent in progress (state, nonce, PKCE), a few minutes.
CREATE TABLE technique.connexion_agent (
  etat text PRIMARY KEY,
  nonce text NOT NULL,
  verificateur text NOT NULL,
  retour text NOT NULL,
  expire_le timestamptz NOT NULL
);

CREATE TABLE technique.compteur (
  cle text PRIMARY KEY,
  nombre integer NOT NULL,
  depuis timestamptz NOT NULL,
  bloque_jusqu_a timestamptz
);

CREATE TABLE technique.idempotence (
  appelant text NOT NULL,
  route text NOT NULL,
  cle text NOT NULL,
  empreinte_corps bytea,
  -- LIBRE: a first attempt ended without an answer worth keeping (5xx, crash); the next one goes on under the same effet_id.
  etat text NOT NULL CHECK (etat IN ('EN_COURS', 'LIBRE', 'FINIE')),
  effet_id uuid NOT NULL,
  statut integer,
  entetes jsonb,
  corps bytea,
  cle_id text,
  prise_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  PRIMARY KEY (appelant, route, cle)
);

-- A file under its final key that waits for its deposit row (update-with-start), or is still being written.
CREATE TABLE technique.televersement (
  depot_id uuid PRIMARY KEY,
  emetteur_id uuid NOT NULL,
  compte_id uuid,
  depose_par text NOT NULL,
  nom_fichier text NOT NULL,
  etat text NOT NULL CHECK (etat IN ('EN_COURS', 'DURABLE', 'RECU')),
  cle_temporaire text NOT NULL,
  cle_stockage text NOT NULL,
  cle_id text,
  taille_octets bigint,
  sha256 char(64),
  commence_le timestamptz NOT NULL,
  durable_le timestamptz
);
CREATE INDEX televersement_en_attente ON technique.televersement (etat, commence_le) WHERE etat <> 'RECU';
