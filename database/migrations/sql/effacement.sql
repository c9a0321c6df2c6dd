-- A request of replacement that was never completed keeps nothing of its author.
ALTER TABLE accrochage.remplacement ALTER COLUMN motif DROP NOT NULL;
UPDATE accrochage.remplacement
  SET nom = '', prenom = '', courriel = '', fonction = '', motif = NULL, utilisateur_id = NULL WHERE etat = 'EXPIRE';
ALTER TABLE accrochage.remplacement
  ADD CHECK ((motif IS NULL) = (etat = 'EXPIRE')),
  ADD CHECK (etat <> 'EXPIRE' OR (nom = '' AND prenom = '' AND courriel = '' AND fonction = '' AND utilisateur_id IS NULL));
