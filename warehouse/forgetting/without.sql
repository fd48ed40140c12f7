-- A release once more without some people: `live` is the release, `release` the new one, `marks` (mark) are the
-- pseudonyms of those who go. Numbers of people, ideas and organisations stay as they were, so a number is missing here
-- and there until the release is next made from its exports. Other tables are copied as they are.

CREATE TEMP TABLE theirs AS
SELECT DISTINCT person FROM live.identities WHERE pseudonym IN (SELECT mark FROM marks) OR link IN (SELECT mark FROM marks);

CREATE TEMP TABLE their_marks AS
SELECT mark FROM marks UNION SELECT pseudonym FROM live.identities WHERE person IN (SELECT person FROM theirs);

-- An idea that others voted or commented on, or that a decision names, stays with its number and principle alone.
CREATE TEMP TABLE their_ideas AS
WITH others AS (
    SELECT DISTINCT idea FROM live.contributions WHERE kind = 'vote' AND person NOT IN (SELECT person FROM theirs)
    UNION SELECT idea FROM live.comments WHERE person IS NULL OR person NOT IN (SELECT person FROM theirs)
    UNION SELECT idea FROM live.tallies
    UNION SELECT idea FROM live.decisions WHERE file IS NOT NULL)
SELECT idea, source, idea_id, file, line, idea IN (SELECT idea FROM others WHERE idea IS NOT NULL) AS stays
FROM live.ideas WHERE person IN (SELECT person FROM theirs);

CREATE TEMP TABLE leaving AS
WITH rows_leaving AS (
    SELECT file FROM live.participants WHERE pseudonym IN (SELECT mark FROM their_marks)
    UNION ALL SELECT file FROM their_ideas WHERE NOT stays
    UNION ALL SELECT file FROM live.comments WHERE person IN (SELECT person FROM theirs)
    UNION ALL SELECT file FROM live.contributions WHERE kind = 'vote' AND person IN (SELECT person FROM theirs)
    UNION ALL SELECT file FROM live.attendance WHERE person IN (SELECT person FROM theirs))
SELECT file, count(*) AS rows FROM rows_leaving WHERE file IS NOT NULL GROUP BY file;

INSERT INTO release.sources BY NAME SELECT * REPLACE (NULL AS latest) FROM live.sources;

INSERT INTO release.files BY NAME
SELECT f.* REPLACE (loaded - coalesce(l.rows, 0) AS loaded, excluded + coalesce(l.rows, 0) AS excluded)
FROM live.files AS f LEFT JOIN leaving AS l USING (file) ORDER BY file;

INSERT INTO release.file_reasons
WITH said AS (
    SELECT file, code, detail, rows FROM live.file_reasons WHERE code NOT IN ('revote', 'burst') -- these are counted anew
    UNION ALL SELECT file, 'forgotten', NULL, rows FROM leaving
    UNION ALL SELECT file, 'forgotten', NULL, 1 FROM their_ideas WHERE stays AND file IS NOT NULL)
SELECT file, code, detail, CAST(sum(rows) AS BIGINT) FROM said GROUP BY file, code, detail ORDER BY ALL;

INSERT INTO release.quarantine BY NAME
SELECT q.* EXCLUDE (theirs) REPLACE (CASE WHEN theirs THEN NULL ELSE value END AS value, CASE WHEN theirs THEN NULL ELSE cells END AS cells)
FROM (SELECT *, coalesce(cells SIMILAR TO (SELECT '.*(' || string_agg(mark, '|') || ').*' FROM their_marks), FALSE) AS theirs FROM live.quarantine) AS q
ORDER BY file, line, code;

INSERT INTO release.identities SELECT * FROM live.identities WHERE person NOT IN (SELECT person FROM theirs);
INSERT INTO release.participants SELECT * FROM live.participants WHERE pseudonym NOT IN (SELECT mark FROM their_marks);
INSERT INTO release.people_attributes SELECT * FROM live.people_attributes WHERE person NOT IN (SELECT person FROM theirs);
INSERT INTO release.attendance SELECT * FROM live.attendance WHERE person NOT IN (SELECT person FROM theirs);
INSERT INTO release.comments SELECT * FROM live.comments WHERE person IS NULL OR person NOT IN (SELECT person FROM theirs);
INSERT INTO release.decisions SELECT * FROM live.decisions WHERE idea IS NULL OR idea NOT IN (SELECT idea FROM their_ideas WHERE NOT stays);

INSERT INTO release.ideas BY NAME
SELECT i.* REPLACE (
    CASE WHEN t.stays THEN NULL ELSE person END AS person, CASE WHEN t.stays THEN NULL ELSE submitted_at END AS submitted_at,
    CASE WHEN t.stays THEN NULL ELSE day END AS day, CASE WHEN t.stays THEN NULL ELSE title END AS title,
    CASE WHEN t.stays THEN NULL ELSE text END AS text)
FROM live.ideas AS i LEFT JOIN (SELECT idea, stays FROM their_ideas) AS t USING (idea)
WHERE coalesce(t.stays, TRUE) ORDER BY idea;

INSERT INTO release.idea_stems SELECT * FROM live.idea_stems WHERE idea NOT IN (SELECT idea FROM their_ideas);

INSERT INTO release.words_used
SELECT w.* FROM live.words_used AS w
ANTI JOIN (
    SELECT 'idea' AS kind, file, line FROM their_ideas
    UNION ALL SELECT 'comment', file, line FROM live.comments WHERE person IN (SELECT person FROM theirs)) USING (kind, file, line);

-- What organisations are now, of those who are left: `staged` holds their names (see without.py).
INSERT INTO release.people BY NAME
SELECT p.* REPLACE (CASE WHEN c.organisation IS NULL THEN organisation_kind ELSE c.kind END AS organisation_kind)
FROM live.people AS p LEFT JOIN staged.changed_kinds AS c USING (organisation)
WHERE person NOT IN (SELECT person FROM theirs) ORDER BY person;

INSERT INTO release.rollup_person_days BY NAME
SELECT d.* REPLACE (CASE WHEN k.organisation IS NULL THEN organisation_kind ELSE k.kind END AS organisation_kind)
FROM live.rollup_person_days AS d LEFT JOIN staged.changed_kinds AS k USING (organisation)
WHERE person IS NULL OR person NOT IN (SELECT person FROM theirs);

-- The order of the rows says where somebody is: ideas that lost their author come last.
INSERT INTO release.contributions BY NAME
SELECT c.* REPLACE (CASE WHEN k.organisation IS NULL THEN organisation_kind ELSE k.kind END AS organisation_kind)
FROM live.contributions AS c LEFT JOIN staged.changed_kinds AS k USING (organisation)
WHERE person IS NULL OR person NOT IN (SELECT person FROM theirs);

INSERT INTO release.contributions BY NAME
SELECT kind, idea, principle, direct, value, superseded_on, superseded, 'unknown' AS gss_code, 'unknown' AS role,
       'unknown' AS group_name, 'unknown' AS organisation_kind, file, line
FROM live.contributions
WHERE kind = 'idea' AND idea IN (SELECT idea FROM their_ideas WHERE stays) ORDER BY file, line;
