-- The rows of the live release whose source stays, as if they had just been read. `kept` lists those sources' numbers.
INSERT INTO staged.sources SELECT source, name, platform, terms, made_up, FALSE FROM live.sources WHERE source IN (SELECT source FROM kept);

INSERT INTO staged.files
SELECT file, source, name, format, table_name, sha256, imported_at, rows_in, loaded, duplicates, quarantined, excluded, FALSE
FROM live.files WHERE source IN (SELECT source FROM kept);

INSERT INTO staged.file_reasons SELECT file, code, detail, rows FROM live.file_reasons WHERE file IN (SELECT file FROM staged.files);
INSERT INTO staged.reconciliations SELECT source, name, matches, differs, words FROM live.reconciliations WHERE source IN (SELECT source FROM kept);
INSERT INTO staged.quarantine
SELECT file, line, column_name, code, reason, value, cells, hash FROM live.quarantine WHERE file IN (SELECT file FROM staged.files);

INSERT INTO staged.identities
SELECT row_number() OVER (ORDER BY pseudonym), source, pseudonym, shared, link FROM live.identities WHERE source IN (SELECT source FROM kept);

INSERT INTO staged.carried_identities SELECT identity FROM staged.identities;

INSERT INTO staged.idea_ids SELECT idea, source, idea_id, listed FROM live.ideas WHERE source IN (SELECT source FROM kept);

CREATE TEMP TABLE carried AS
SELECT f.file, l.person, min(i.identity) AS identity
FROM live.identities AS l JOIN staged.identities AS i USING (pseudonym) JOIN staged.files AS f ON f.source = l.source GROUP BY f.file, l.person;

INSERT INTO staged.participants BY NAME
SELECT p.file, line, i.identity AS participant_id, organisation, organisation_kind, borough, postcode, role, group_name AS "group", joined_at, channel, attributes
FROM live.participants AS p JOIN staged.identities AS i USING (pseudonym) JOIN staged.files AS f ON f.file = p.file;

INSERT INTO staged.organisations BY NAME
SELECT r.file, line, organisation, kind, boroughs, invited, staff FROM live.organisation_rows AS r JOIN staged.files AS f USING (file);

INSERT INTO staged.ideas BY NAME
SELECT i.file, line, idea AS idea_id, c.identity AS participant_id, principle_given AS principle, submitted_at, title, text, nullif(status, 'unknown') AS status
FROM live.ideas AS i JOIN staged.files AS f USING (file) LEFT JOIN carried AS c ON c.file = i.file AND c.person = i.person;

INSERT INTO staged.comments BY NAME
SELECT m.file, line, comment_id, idea AS idea_id, c.identity AS participant_id, commented_at, text
FROM live.comments AS m JOIN staged.files AS f USING (file) LEFT JOIN carried AS c ON c.file = m.file AND c.person = m.person;

INSERT INTO staged.votes BY NAME
SELECT v.file, line, c.identity AS participant_id, idea AS idea_id, CASE WHEN direct THEN principle END AS principle, value AS vote, given_at AS voted_at
FROM live.contributions AS v JOIN staged.files AS f USING (file) JOIN carried AS c ON c.file = v.file AND c.person = v.person
WHERE v.kind = 'vote';

INSERT INTO staged.tallies BY NAME
SELECT t.file, line, idea AS idea_id, CASE WHEN idea IS NULL THEN principle END AS principle, vote, count, gss_code AS borough, role, day
FROM live.tallies AS t JOIN staged.files AS f USING (file);

INSERT INTO staged.attendance BY NAME
SELECT a.file, line, event, c.identity AS participant_id, attended_at
FROM live.attendance AS a JOIN staged.files AS f USING (file) JOIN carried AS c ON c.file = a.file AND c.person = a.person;

INSERT INTO staged.responses BY NAME
SELECT r.file, line, organisation_name AS organisation, kind, gss_code AS borough, principle, stage, responded_at, text
FROM live.responses AS r JOIN staged.files AS f USING (file);

INSERT INTO staged.evidence BY NAME
SELECT e.file, line, principle, kind, title, text, link FROM live.evidence AS e JOIN staged.files AS f USING (file);

INSERT INTO staged.statements BY NAME
SELECT t.file, line, statement_id, framework, principle, text FROM live.statements AS t JOIN staged.files AS f USING (file);

INSERT INTO staged.decisions BY NAME
SELECT d.file, line, idea AS idea_id, statement_id, outcome, reason, decided_at FROM live.decisions AS d JOIN staged.files AS f USING (file);

INSERT INTO staged.reach BY NAME SELECT r.file, line, channel, day, views FROM live.reach AS r JOIN staged.files AS f USING (file);

INSERT INTO staged.targets BY NAME
SELECT t.file, line, measure, dimension, value, target, by_day AS "by" FROM live.targets AS t JOIN staged.files AS f USING (file);
