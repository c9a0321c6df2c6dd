#!/usr/bin/env bash
# Runs once, on an empty cluster: the roles and databases that main/dev/postgres-roles.ts creates for the embedded server,
# and those of Temporal.
set -euo pipefail

psql -v ON_ERROR_STOP=1 -U postgres \
  -v proprietaire="$MOT_DE_PASSE_PROPRIETAIRE" -v programme="$MOT_DE_PASSE_PROGRAMME" -v temporal="$MOT_DE_PASSE_TEMPORAL" <<'SQL'
create role accrochage_proprietaire login createrole password :'proprietaire';
create role accrochage_programme login password :'programme';
create role coffre nologin;
grant accrochage_programme, coffre to accrochage_proprietaire with admin option;
create database accrochage owner accrochage_proprietaire;
revoke all on database accrochage from public;
grant connect, temporary on database accrochage to accrochage_programme;

create role temporal login createdb password :'temporal';
SQL
