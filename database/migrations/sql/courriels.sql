-- Each try of a mail: what the server answered, and the mail as it was sent (sealed, the token of its link masked).
CREATE TABLE accrochage.courriel_essai (
  courriel_id uuid NOT NULL REFERENCES accrochage.courriel,
  -- Rank of the hold under which the sender tried; a sender that died without a word leaves a gap.
  tentative integer NOT NULL,
  le timestamptz NOT NULL,
  issue text NOT NULL CHECK (issue IN ('ACCEPTE', 'REFUSE', 'REPORTE', 'INCONNUE')),
  etat text NOT NULL CHECK (etat IN ('A_ENVOYER', 'ENVOYE', 'REFUSE', 'INCERTAIN')),
  reponse_smtp text NOT NULL,
  -- Null when it could not be rendered, or left before this table was there.
  contenu bytea,
  cle_id text,
  -- What a person decided of a try whose outcome was unknown or refused.
  decision text CHECK (decision IN ('PARTI', 'RENVOYER')),
  decidee_par uuid REFERENCES accrochage.agent,
  decidee_le timestamptz,
  -- The row is erased from then on.
  garder_jusqua timestamptz NOT NULL,
  PRIMARY KEY (courriel_id, tentative),
  CHECK ((contenu IS NULL) = (cle_id IS NULL)),
  CHECK ((decision IS NULL) = (decidee_par IS NULL) AND (decision IS NULL) = (decidee_le IS NULL))
);
CREATE INDEX courriel_essai_fin ON accrochage.courriel_essai (garder_jusqua);

-- What is known of the mails that had their outcome before.
INSERT INTO accrochage.courriel_essai (courriel_id, tentative, le, issue, etat, reponse_smtp, garder_jusqua)
  SELECT id, tentatives, coalesce(issue_le, cree_le),
    CASE etat WHEN 'ENVOYE' THEN 'ACCEPTE' WHEN 'REFUSE' THEN 'REFUSE' ELSE 'INCONNUE' END, etat,
    coalesce(reponse_smtp, ''), cree_le + CASE WHEN effet_legal THEN interval '5 years' ELSE interval '1 year' END
  FROM accrochage.courriel WHERE etat IN ('ENVOYE', 'REFUSE', 'INCERTAIN');

CREATE INDEX courriel_dossier ON accrochage.courriel (dossier_id, cree_le, id) WHERE dossier_id IS NOT NULL;
CREATE INDEX courriel_organisme ON accrochage.courriel (organisme_id, cree_le, id) WHERE organisme_id IS NOT NULL;
CREATE INDEX dossier_organisme ON accrochage.dossier (organisme_id) WHERE organisme_id IS NOT NULL;

-- Addresses that the mail server refuses for good, in lower case. The row goes when the address takes a mail again, or
-- with its time: the address itself is kept nowhere else because of a refusal; `id` names it in notes and findings.
CREATE TABLE accrochage.adresse_refusee (
  adresse text PRIMARY KEY CHECK (adresse = lower(adresse)),
  id uuid NOT NULL UNIQUE,
  -- The last mail that was refused.
  courriel_id uuid NOT NULL REFERENCES accrochage.courriel,
  refusee_le timestamptz NOT NULL
);
CREATE INDEX constat_courriel_refuse ON accrochage.constat (cle text_pattern_ops) WHERE genre = 'COURRIEL_REFUSE';

-- Links of inscription by the day they were issued: the daily reminders look there.
CREATE INDEX jeton_inscription ON technique.jeton (cree_le) WHERE usage = 'INSCRIPTION' AND consomme_le IS NULL;

-- Texts that agents insert in the free parts of mails.
CREATE TABLE accrochage.module_texte (
  id uuid PRIMARY KEY,
  titre text NOT NULL,
  texte text NOT NULL CHECK (char_length(texte) BETWEEN 1 AND 4000),
  usage text NOT NULL,
  actif boolean NOT NULL,
  version integer NOT NULL,
  -- `systeme`, or `agent:<id>`.
  modifie_par text NOT NULL,
  modifie_le timestamptz NOT NULL
);

INSERT INTO accrochage.module_texte (id, usage, titre, texte, actif, version, modifie_par, modifie_le) VALUES
  ('019ac000-0000-7000-8000-000000000001', 'REFUS', 'Aucune certification enregistrée',
   E'Aucune certification active n’est enregistrée au nom de l’organisme {{raisonSociale}} (SIRET {{siret}}) au répertoire national des certifications professionnelles ou au répertoire spécifique.\n\nL’accrochage est réservé aux organismes certificateurs, et aux déposants qu’ils ont désignés. Si votre certification vient d’être enregistrée, ou l’est sous un autre SIRET, indiquez-nous son code (RNCP ou RS) dans une nouvelle demande.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000002', 'REFUS', 'Organisme partenaire d’un certificateur',
   E'D’après France compétences, l’organisme {{raisonSociale}} est partenaire d’un certificateur : il prépare à la certification ou l’évalue, sans la détenir.\n\nLes résultats d’un partenaire sont rassemblés et transmis par le certificateur qui l’habilite. Rapprochez-vous de lui : aucune démarche n’est attendue de votre part auprès de nous.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000003', 'REFUS', 'Établissement fermé à l’Insee',
   E'L’établissement {{siret}} est fermé au répertoire Sirene de l’Insee : nous ne pouvons pas lui délivrer d’identifiants.\n\nSi l’activité se poursuit dans un autre établissement, présentez une nouvelle demande avec son SIRET. S’il s’agit d’une erreur, faites corriger la fiche de l’établissement auprès de l’Insee avant de revenir vers nous.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000004', 'REFUS', 'Demande en double',
   E'Un dossier existe déjà pour l’organisme {{raisonSociale}}. La demande {{reference}} est donc close ; l’instruction se poursuit sous l’autre dossier, et vous n’avez rien à refaire.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000005', 'COMPLEMENT', 'Codes des certifications',
   E'Pour poursuivre l’examen de la demande {{reference}}, merci de nous indiquer le code (RNCP ou RS) de chaque certification que détient l’organisme {{raisonSociale}}, tel que France compétences le publie.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000006', 'COMPLEMENT', 'Raison sociale différente de celle de l’Insee',
   E'La raison sociale indiquée ({{raisonSociale}}) n’est pas celle que l’Insee publie pour le SIRET {{siret}}. Merci de nous confirmer le SIRET de l’établissement concerné, et de joindre un avis de situation au répertoire Sirene.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000007', 'COMPLEMENT', 'Mandat donné au déposant',
   E'Vous souhaitez confier le dépôt des données à un déposant. Merci de nous transmettre, pour chacun, son SIRET, les certifications concernées, la date de début du mandat et, s’il en a une, sa date de fin.',
   true, 1, 'systeme', now()),
  ('019ac000-0000-7000-8000-000000000008', 'CLOTURE', 'Sans réponse à nos demandes',
   E'Nous n’avons pas reçu les éléments demandés pour la demande {{reference}}. Elle est donc close sans suite. Vous pouvez en présenter une nouvelle à tout moment : les éléments manquants seront à y joindre.',
   true, 1, 'systeme', now());

GRANT SELECT, INSERT, UPDATE, DELETE ON accrochage.courriel_essai, accrochage.adresse_refusee TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE ON accrochage.module_texte TO accrochage_programme;
