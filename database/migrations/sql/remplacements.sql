CREATE SEQUENCE accrochage.rang_remplacement;

-- Requests to take the place of an administrateur who left.
CREATE TABLE accrochage.remplacement (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  -- What the author knows of the account; which account it is stands beside, once her mail is proved.
  siret char(14) NOT NULL CHECK (siret ~ '^[0-9]{14}$'),
  matricule text NOT NULL,
  role text NOT NULL CHECK (role IN ('CERTIFICATEUR', 'DEPOSANT')),
  organisme_id uuid REFERENCES accrochage.organisme,
  compte_id uuid REFERENCES accrochage.compte,
  -- The author, when she is of the account already.
  utilisateur_id uuid REFERENCES accrochage.utilisateur,
  nom text NOT NULL,
  prenom text NOT NULL,
  courriel text NOT NULL,
  fonction text NOT NULL,
  motif text NOT NULL
    CHECK (motif IN ('DEPART', 'CHANGEMENT_DE_FONCTION', 'ABSENCE_PROLONGEE', 'DECES', 'INJOIGNABLE')),
  etat text NOT NULL
    CHECK (etat IN ('A_COMPLETER', 'DEMANDE', 'EN_ATTENTE_DELAI', 'OPPOSE', 'EFFECTUE', 'REFUSE', 'ANNULE', 'EXPIRE')),
  version integer NOT NULL DEFAULT 1,
  -- Administrateurs whom the agent found gone.
  partants uuid[] NOT NULL DEFAULT '{}',
  motif_refus text,
  ouvert_le timestamptz NOT NULL,
  demande_le timestamptz,
  -- When something happens by itself: forgotten, or in effect. Null when somebody is waited for.
  echeance_le timestamptz,
  etat_change_le timestamptz NOT NULL,
  -- `systeme`, `lien:<id>` or `agent:<id>`.
  etat_change_par text NOT NULL,
  CHECK (etat IN ('A_COMPLETER', 'EXPIRE') OR (compte_id IS NOT NULL AND demande_le IS NOT NULL)),
  CHECK ((echeance_le IS NOT NULL) = (etat IN ('A_COMPLETER', 'EN_ATTENTE_DELAI')))
);
CREATE UNIQUE INDEX remplacement_en_cours ON accrochage.remplacement (compte_id)
  WHERE etat IN ('DEMANDE', 'EN_ATTENTE_DELAI', 'OPPOSE');
CREATE INDEX remplacement_file ON accrochage.remplacement (etat, ouvert_le, id);

-- Those who were told of a request, and may oppose: the contact and the administrateurs of the account.
CREATE TABLE accrochage.remplacement_avis (
  id uuid PRIMARY KEY,
  remplacement_id uuid NOT NULL REFERENCES accrochage.remplacement,
  qualite text NOT NULL CHECK (qualite IN ('CONTACT', 'ADMINISTRATEUR')),
  nom text NOT NULL,
  prenom text NOT NULL,
  courriel text NOT NULL,
  oppose_le timestamptz,
  motif_opposition text
);
CREATE UNIQUE INDEX remplacement_avis_courriel ON accrochage.remplacement_avis (remplacement_id, lower(courriel));

GRANT SELECT, INSERT, UPDATE ON accrochage.remplacement, accrochage.remplacement_avis TO accrochage_programme;
GRANT USAGE ON SEQUENCE accrochage.rang_remplacement TO accrochage_programme;
