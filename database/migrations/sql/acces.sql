-- Access of the machines of an account. A row stays once it is over: deposits name it.
CREATE TABLE technique.acces (
  id uuid PRIMARY KEY,
  compte_id uuid NOT NULL,
  nom text NOT NULL,
  portees text[] NOT NULL CHECK (portees <> '{}'),
  cree_par text NOT NULL,
  cree_le timestamptz NOT NULL,
  revoque_le timestamptz
);
CREATE INDEX acces_compte ON technique.acces (compte_id, cree_le);

-- Secrets, SHA-256 only: one, or two while one takes over from the other. The access lives as long as one of them.
CREATE TABLE technique.acces_secret (
  id uuid PRIMARY KEY,
  acces_id uuid NOT NULL REFERENCES technique.acces,
  empreinte bytea NOT NULL UNIQUE,
  cree_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  utilise_le timestamptz
);
CREATE INDEX acces_secret_acces ON technique.acces_secret (acces_id, cree_le);
CREATE INDEX acces_secret_fin ON technique.acces_secret (expire_le);

-- Access tokens (OAuth 2.0), SHA-256 only. They die with the secret that they were given for.
CREATE TABLE technique.acces_jeton (
  empreinte bytea PRIMARY KEY,
  secret_id uuid NOT NULL REFERENCES technique.acces_secret,
  portees text[] NOT NULL,
  cree_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL
);
CREATE INDEX acces_jeton_fin ON technique.acces_jeton (expire_le);

-- The provider's own session: it names it when it signs an agent out.
ALTER TABLE technique.session ADD COLUMN sid text;
CREATE INDEX session_agent ON technique.session (agent_id) WHERE agent_id IS NOT NULL;

-- Logout tokens already honoured: one that comes again is refused.
CREATE TABLE technique.deconnexion_fournisseur (
  jti text PRIMARY KEY,
  expire_le timestamptz NOT NULL
);

-- Days on which another agent receives what is meant for this one. Both ends are days, `fin` included.
CREATE TABLE accrochage.absence_agent (
  id uuid PRIMARY KEY,
  agent_id uuid NOT NULL REFERENCES accrochage.agent,
  suppleant_id uuid NOT NULL REFERENCES accrochage.agent,
  debut date NOT NULL,
  fin date NOT NULL,
  -- Day of return when it came earlier than said; never begun when it is not after `debut`.
  retour date,
  declaree_par text NOT NULL,
  declaree_le timestamptz NOT NULL,
  CHECK (fin >= debut),
  CHECK (agent_id <> suppleant_id)
);
CREATE INDEX absence_agent_agent ON accrochage.absence_agent (agent_id, fin);
CREATE INDEX absence_agent_suppleant ON accrochage.absence_agent (suppleant_id, fin);

GRANT SELECT, INSERT, UPDATE ON accrochage.absence_agent TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE, DELETE ON technique.acces, technique.acces_secret, technique.acces_jeton,
  technique.deconnexion_fournisseur TO accrochage_programme;
