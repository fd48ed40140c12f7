-- Vote events, each with what it was cast on as one number (its target): ideas from nought upwards, principles below.
CREATE OR REPLACE TYPE principle_code AS ENUM (
    SELECT DISTINCT principle FROM (
        SELECT principle FROM staged.votes UNION SELECT principle FROM release.ideas UNION SELECT 'none')
    WHERE principle IS NOT NULL ORDER BY principle);

CREATE TABLE staged.vote_events AS
SELECT CAST(p.person AS INTEGER) AS person, CAST(n.number AS INTEGER) AS idea,
       CASE WHEN v.idea_id IS NULL THEN CAST(v.principle AS principle_code) END AS principle,
       CAST(CASE WHEN v.idea_id IS NULL THEN -1 - enum_code(CAST(v.principle AS principle_code)) ELSE n.number END AS INTEGER) AS target,
       v.vote AS value, v.voted_at, CAST(f.number AS INTEGER) AS file, v.line
FROM staged.votes AS v
JOIN staged.persons AS p ON p.identity = v.participant_id
JOIN staged.file_numbers AS f ON f.file = v.file
LEFT JOIN staged.idea_numbers AS n ON n.idea = v.idea_id;

DELETE FROM staged.votes; -- they stand there now

-- Those of people who voted again on the same target, each knowing when that was.
CREATE TABLE staged.voted_again AS
SELECT (CAST(person AS BIGINT) << 32) + target AS same FROM staged.vote_events GROUP BY same HAVING count(*) > 1;

CREATE TABLE staged.later_votes AS
SELECT e.id, lead(e.file) OVER again IS NOT NULL AS superseded, lead(london_day(e.voted_at)) OVER again AS superseded_on
FROM (SELECT rowid AS id, (CAST(person AS BIGINT) << 32) + target AS same, voted_at, file, line FROM staged.vote_events) AS e
JOIN staged.voted_again AS a ON a.same = e.same
WINDOW again AS (PARTITION BY e.same ORDER BY e.voted_at NULLS FIRST, e.file, e.line);
