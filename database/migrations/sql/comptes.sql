-- The access of a person has a life of its own (domain/compte/acces.ts) instead of a flag. A row that was not active waited for
-- its mail to be validated.
ALTER TABLE accrochage.utilisateur ADD COLUMN etat text;
UPDATE accrochage.utilisateur SET etat = CASE WHEN actif THEN 'ACTIF' ELSE 'A_VALIDER' END;
ALTER TABLE accrochage.utilisateur
  ALTER COLUMN etat SET NOT NULL,
  ADD CHECK (etat IN
    ('INVITE', 'INVITATION_RETIREE', 'A_VALIDER', 'ACTIF', 'DESACTIVE', 'VERROUILLE', 'SUSPENDU', 'EN_SOMMEIL')),
  DROP COLUMN actif,
  ADD COLUMN etat_change_le timestamptz,
  -- Why the access is locked, while it is.
  ADD COLUMN motif_verrou text,
  -- Right to the services of assistance.
  ADD COLUMN assistance boolean NOT NULL DEFAULT false,
  -- When the person was told that her access will sleep.
  ADD COLUMN inactivite_annoncee_le timestamptz,
  -- An invited person has accepted nothing yet.
  ALTER COLUMN conditions_acceptees_le DROP NOT NULL,
  ADD CHECK ((motif_verrou IS NOT NULL) = (etat IN ('VERROUILLE', 'SUSPENDU'))),
  ADD CHECK (etat IN ('INVITE', 'INVITATION_RETIREE') OR conditions_acceptees_le IS NOT NULL);
UPDATE accrochage.utilisateur SET etat_change_le = coalesce(courriel_valide_le, cree_le);
ALTER TABLE accrochage.utilisateur ALTER COLUMN etat_change_le SET NOT NULL;
CREATE INDEX utilisateur_courriel ON accrochage.utilisateur (lower(courriel));

-- Change of a person's own mail: in effect once both addresses have said yes.
CREATE TABLE accrochage.changement_courriel (
  id uuid PRIMARY KEY,
  utilisateur_id uuid NOT NULL REFERENCES accrochage.utilisateur,
  courriel text NOT NULL,
  etat text NOT NULL CHECK (etat IN ('EN_ATTENTE', 'FAIT', 'ANNULE')),
  demande_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  nouvelle_confirmee_le timestamptz,
  ancienne_confirmee_le timestamptz,
  -- `utilisateur:<id>`: the person by the link at her old address, or the administrateur who said yes instead.
  ancienne_confirmee_par text
);
CREATE UNIQUE INDEX changement_courriel_en_attente ON accrochage.changement_courriel (utilisateur_id)
  WHERE etat = 'EN_ATTENTE';

-- When each person signed in last. Nobody falls asleep for want of a record: those of before are counted from today.
CREATE TABLE technique.derniere_connexion (
  utilisateur_id uuid PRIMARY KEY,
  le timestamptz NOT NULL
);
INSERT INTO technique.derniere_connexion (utilisateur_id, le)
  SELECT id, now() FROM accrochage.utilisateur WHERE etat = 'ACTIF';

-- Second factor (TOTP): the secret is sealed; `dernier_pas` is the last step used, so that a code serves once.
CREATE TABLE technique.second_facteur (
  id uuid PRIMARY KEY,
  utilisateur_id uuid NOT NULL UNIQUE,
  secret bytea NOT NULL,
  cle_id text NOT NULL,
  dernier_pas bigint,
  confirme_le timestamptz,
  cree_le timestamptz NOT NULL
);

-- Single-use codes that stand in for a lost second factor: SHA-256 only.
CREATE TABLE technique.code_secours (
  second_facteur_id uuid NOT NULL REFERENCES technique.second_facteur ON DELETE CASCADE,
  empreinte bytea NOT NULL,
  utilise_le timestamptz,
  PRIMARY KEY (second_facteur_id, empreinte)
);

GRANT SELECT, INSERT, UPDATE ON accrochage.changement_courriel TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE, DELETE ON technique.derniere_connexion, technique.second_facteur, technique.code_secours
  TO accrochage_programme;
