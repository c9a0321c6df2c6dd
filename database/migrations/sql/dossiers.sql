CREATE SCHEMA accrochage;

CREATE SEQUENCE accrochage.rang_matricule;
CREATE SEQUENCE accrochage.rang_contrat MAXVALUE 999999;
CREATE SEQUENCE accrochage.rang_dossier;

-- One row per organisme that has, or has had, a case. The matricule belongs to the organisme, not to its SIRET of the day.
CREATE TABLE accrochage.organisme (
  id uuid PRIMARY KEY,
  siret char(14) NOT NULL UNIQUE CHECK (siret ~ '^[0-9]{14}$'),
  raison_sociale text NOT NULL,
  matricule text UNIQUE,
  contact_nom text NOT NULL,
  contact_prenom text NOT NULL,
  contact_courriel text NOT NULL,
  accroche_le timestamptz,
  cree_le timestamptz NOT NULL
);

CREATE TABLE accrochage.agent (
  id uuid PRIMARY KEY,
  sub text NOT NULL UNIQUE,
  nom text NOT NULL,
  prenom text NOT NULL,
  courriel text NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  actif boolean NOT NULL DEFAULT true,
  cree_le timestamptz NOT NULL
);

CREATE TABLE accrochage.dossier (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  siret char(14) NOT NULL CHECK (siret ~ '^[0-9]{14}$'),
  organisme_id uuid REFERENCES accrochage.organisme,
  origine text NOT NULL CHECK (origine IN ('FORMULAIRE', 'ANNUAIRE')),
  etat text NOT NULL,
  -- What the form of the first request said; a joined request changes nothing here by itself.
  raison_sociale text NOT NULL,
  contact_nom text NOT NULL,
  contact_prenom text NOT NULL,
  contact_courriel text NOT NULL,
  certifications text[] NOT NULL DEFAULT '{}',
  confie_depot boolean NOT NULL DEFAULT false,
  agent_id uuid REFERENCES accrochage.agent,
  motif_refus text,
  -- What the checks noticed, for the agent: codes of domain/dossier/note.ts with their details.
  notes jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  ouvert_le timestamptz NOT NULL,
  etat_change_le timestamptz NOT NULL,
  agents_relances_le timestamptz,
  relance_agents_prevue_le timestamptz
);
CREATE UNIQUE INDEX dossier_un_seul_ouvert ON accrochage.dossier (siret) WHERE etat <> 'REFUSE';
CREATE INDEX dossier_file ON accrochage.dossier (etat, ouvert_le, id);

CREATE TABLE accrochage.demande_contact (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES accrochage.dossier,
  motif text NOT NULL,
  -- True when the case was open already: an agent compares and confirms.
  jointe boolean NOT NULL,
  contenu jsonb NOT NULL,
  recue_le timestamptz NOT NULL
);
CREATE INDEX demande_contact_dossier ON accrochage.demande_contact (dossier_id, recue_le);

-- One contract for a certificateur's own role (certificateur_id = organisme_id), one per pair (certificateur, déposant).
CREATE TABLE accrochage.contrat (
  id uuid PRIMARY KEY,
  numero text NOT NULL UNIQUE CHECK (char_length(numero) BETWEEN 1 AND 20),
  organisme_id uuid NOT NULL REFERENCES accrochage.organisme,
  role text NOT NULL CHECK (role IN ('CERTIFICATEUR', 'DEPOSANT')),
  certificateur_id uuid NOT NULL REFERENCES accrochage.organisme,
  cree_le timestamptz NOT NULL,
  UNIQUE (organisme_id, role, certificateur_id),
  CHECK (role = 'DEPOSANT' OR organisme_id = certificateur_id)
);

-- Mandates hang on the pair's contract; no certification listed means all. Both ends are days, `fin` included.
CREATE TABLE accrochage.mandat (
  id uuid PRIMARY KEY,
  contrat_id uuid NOT NULL REFERENCES accrochage.contrat,
  certifications text[] NOT NULL DEFAULT '{}',
  debut date NOT NULL,
  fin date,
  UNIQUE (contrat_id, debut)
);

CREATE TABLE accrochage.compte (
  id uuid PRIMARY KEY,
  organisme_id uuid NOT NULL REFERENCES accrochage.organisme,
  role text NOT NULL CHECK (role IN ('CERTIFICATEUR', 'DEPOSANT')),
  etat text NOT NULL CHECK (etat IN ('A_VALIDER', 'ACTIF')),
  cree_le timestamptz NOT NULL,
  UNIQUE (organisme_id, role)
);

CREATE TABLE accrochage.utilisateur (
  id uuid PRIMARY KEY,
  compte_id uuid NOT NULL REFERENCES accrochage.compte,
  nom text NOT NULL,
  prenom text NOT NULL,
  courriel text NOT NULL,
  role text NOT NULL CHECK (role IN ('ADMINISTRATEUR', 'UTILISATEUR')),
  identifiant_connexion char(9) UNIQUE,
  conditions_acceptees_le timestamptz NOT NULL,
  courriel_valide_le timestamptz,
  actif boolean NOT NULL DEFAULT false,
  cree_le timestamptz NOT NULL
);
CREATE INDEX utilisateur_compte ON accrochage.utilisateur (compte_id);

-- Outbox: the row, written in the business transaction, decides; the queue's job only wakes the sender.
CREATE TABLE accrochage.courriel (
  id uuid PRIMARY KEY,
  cle text NOT NULL UNIQUE,
  modele text NOT NULL,
  destinataire text NOT NULL,
  parametres jsonb NOT NULL,
  organisme_id uuid REFERENCES accrochage.organisme,
  dossier_id uuid REFERENCES accrochage.dossier,
  effet_legal boolean NOT NULL DEFAULT false,
  etat text NOT NULL DEFAULT 'A_ENVOYER'
    CHECK (etat IN ('A_ENVOYER', 'EN_COURS', 'ENVOYE', 'REFUSE', 'INCERTAIN')),
  message_id text NOT NULL,
  tentatives integer NOT NULL DEFAULT 0,
  reponse_smtp text,
  cree_le timestamptz NOT NULL,
  prochain_essai_le timestamptz NOT NULL,
  issue_le timestamptz
);
CREATE INDEX courriel_sans_issue ON accrochage.courriel (prochain_essai_le) WHERE etat IN ('A_ENVOYER', 'EN_COURS');
