-- Attachments received and attached to nothing yet. PERIMEE: its file is to be removed, then its row.
CREATE TABLE technique.piece_recue (
  id uuid PRIMARY KEY,
  -- Who sent it and alone may use it: `<usage>:<subject>` of a link, or the actor of a session.
  porteur text NOT NULL,
  nom text NOT NULL,
  type text NOT NULL CHECK (type IN ('PDF', 'PNG', 'JPEG', 'XML', 'CSV', 'XLSX')),
  etat text NOT NULL CHECK (etat IN ('EN_COURS', 'DURABLE', 'PERIMEE')),
  cle_temporaire text NOT NULL,
  cle_stockage text NOT NULL,
  cle_id text,
  taille_octets bigint,
  sha256 char(64),
  commencee_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  CHECK (etat <> 'DURABLE' OR (cle_id IS NOT NULL AND taille_octets IS NOT NULL AND sha256 IS NOT NULL))
);
CREATE INDEX piece_recue_porteur ON technique.piece_recue (porteur);
CREATE INDEX piece_recue_expiration ON technique.piece_recue (expire_le);

-- Attachments of business objects. The file is in the store, encrypted, before the row says so.
CREATE TABLE accrochage.piece (
  id uuid PRIMARY KEY,
  objet_type text NOT NULL,
  objet_id uuid NOT NULL,
  -- The organisme whose accounts may read it; null when agents alone may.
  organisme_id uuid REFERENCES accrochage.organisme,
  nom text NOT NULL,
  type text NOT NULL CHECK (type IN ('PDF', 'PNG', 'JPEG', 'XML', 'CSV', 'XLSX')),
  taille_octets bigint NOT NULL,
  sha256 char(64) NOT NULL,
  cle_stockage text NOT NULL,
  cle_id text NOT NULL,
  deposee_le timestamptz NOT NULL
);
CREATE INDEX piece_objet ON accrochage.piece (objet_type, objet_id, deposee_le, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON technique.piece_recue TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE ON accrochage.piece TO accrochage_programme;
