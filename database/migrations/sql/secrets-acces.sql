-- Whoever makes a secret has seen it: it ends with her access, also when another created the access. Before, nobody was noted
-- at a rotation: the secret is held to be of who created the access.
ALTER TABLE technique.acces_secret ADD COLUMN cree_par text;
UPDATE technique.acces_secret s SET cree_par = a.cree_par FROM technique.acces a WHERE a.id = s.acces_id;
ALTER TABLE technique.acces_secret ALTER COLUMN cree_par SET NOT NULL;
