-- Roles are created with the server (docker-compose.yml, embedded stack): the program has no DDL, `coffre` alone reads the vault.
GRANT USAGE ON SCHEMA accrochage, titulaires, journal, technique TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA accrochage TO accrochage_programme;
GRANT DELETE ON accrochage.fiche_certificateur, accrochage.fiche_partenaire TO accrochage_programme;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA accrochage TO accrochage_programme;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA technique TO accrochage_programme;

-- ON CONFLICT DO NOTHING needs no SELECT on the vault's columns beyond the key.
GRANT INSERT ON titulaires.passage_identite TO accrochage_programme;
GRANT SELECT (emetteur_id, id_technique, version) ON titulaires.passage_identite TO accrochage_programme;
GRANT USAGE ON SCHEMA titulaires TO coffre;
GRANT SELECT ON titulaires.passage_identite TO coffre;

GRANT SELECT ON journal.ligne, journal.tete TO accrochage_programme;
REVOKE ALL ON FUNCTION journal.ajouter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal.ajouter TO accrochage_programme;
GRANT EXECUTE ON FUNCTION journal.empreinte_de TO accrochage_programme;
