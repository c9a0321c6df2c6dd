-- What was sent under a key may have held a password: its fingerprint is sealed, under the key of that name. NULL: a bare
-- SHA-256 of before, which goes with its row after thirty days.
ALTER TABLE technique.idempotence ADD COLUMN empreinte_cle_id text;
