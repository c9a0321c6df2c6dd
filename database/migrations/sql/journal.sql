CREATE SCHEMA journal;

-- One chain per organisme, `systeme` for the rest. No name, no free text: ids, acts and states only.
CREATE TABLE journal.ligne (
  chaine text NOT NULL,
  numero bigint NOT NULL,
  le timestamptz NOT NULL,
  acteur text NOT NULL,
  acte text NOT NULL,
  objet_type text NOT NULL,
  objet_id text NOT NULL,
  etat_avant text,
  etat_apres text,
  empreinte_precedente bytea NOT NULL,
  empreinte bytea NOT NULL,
  PRIMARY KEY (chaine, numero)
);
CREATE INDEX ligne_objet ON journal.ligne (objet_type, objet_id, le);

-- Head of each chain: the row that serialises the writers of one chain.
CREATE TABLE journal.tete (
  chaine text PRIMARY KEY,
  numero bigint NOT NULL,
  empreinte bytea NOT NULL
);

CREATE FUNCTION journal.empreinte_de(
  precedente bytea, chaine text, numero bigint, le timestamptz, acteur text, acte text,
  objet_type text, objet_id text, etat_avant text, etat_apres text
) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(precedente || convert_to(concat_ws(E'\x1f',
    chaine, numero::text, to_char(le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), acteur, acte,
    objet_type, objet_id, coalesce(etat_avant, ''), coalesce(etat_apres, '')), 'UTF8'));
$$;

-- The only way in: locks the head of the chain, links the line to the one before.
CREATE FUNCTION journal.ajouter(
  p_chaine text, p_le timestamptz, p_acteur text, p_acte text,
  p_objet_type text, p_objet_id text, p_etat_avant text, p_etat_apres text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = journal, pg_temp AS $$
DECLARE
  tete_actuelle journal.tete;
  nouvelle bytea;
BEGIN
  INSERT INTO journal.tete (chaine, numero, empreinte) VALUES (p_chaine, 0, sha256(convert_to(p_chaine, 'UTF8')))
    ON CONFLICT (chaine) DO NOTHING;
  SELECT * INTO tete_actuelle FROM journal.tete WHERE chaine = p_chaine FOR UPDATE;
  nouvelle := journal.empreinte_de(tete_actuelle.empreinte, p_chaine, tete_actuelle.numero + 1, p_le, p_acteur, p_acte,
    p_objet_type, p_objet_id, p_etat_avant, p_etat_apres);
  INSERT INTO journal.ligne VALUES (p_chaine, tete_actuelle.numero + 1, p_le, p_acteur, p_acte,
    p_objet_type, p_objet_id, p_etat_avant, p_etat_apres, tete_actuelle.empreinte, nouvelle);
  UPDATE journal.tete SET numero = numero + 1, empreinte = nouvelle WHERE chaine = p_chaine;
  RETURN tete_actuelle.numero + 1;
END $$;

CREATE FUNCTION journal.interdire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'le journal ne se modifie pas';
END $$;
CREATE TRIGGER ligne_immuable BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.ligne
  FOR EACH STATEMENT EXECUTE FUNCTION journal.interdire();
