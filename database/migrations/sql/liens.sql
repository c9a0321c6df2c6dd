-- Several links of one usage may follow one another for one subject: each emission has its key, and the last one alone opens.
ALTER TABLE technique.jeton DROP CONSTRAINT jeton_usage_check;
ALTER TABLE technique.jeton DROP CONSTRAINT jeton_usage_sujet_id_key;
ALTER TABLE technique.jeton ADD COLUMN emission text NOT NULL DEFAULT '';
ALTER TABLE technique.jeton ADD CONSTRAINT jeton_emission_unique UNIQUE (usage, sujet_id, emission);
