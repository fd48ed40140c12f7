-- Vote events, each knowing when the same person voted again on the same target.
CREATE TABLE staged.vote_events AS
SELECT p.person, v.idea_id AS idea, CASE WHEN v.idea_id IS NULL THEN v.principle END AS principle, v.vote AS value, v.voted_at, f.number AS file, v.line
FROM staged.votes AS v
JOIN staged.persons AS p ON p.identity = v.participant_id
JOIN staged.file_numbers AS f ON f.file = v.file;

CREATE TABLE staged.voted_again AS
SELECT person, idea, principle FROM staged.vote_events GROUP BY person, idea, principle HAVING count(*) > 1;

CREATE TABLE staged.later_votes AS
SELECT e.file, e.line, lead(e.file) OVER again IS NOT NULL AS superseded,
       lead(CAST(timezone('Europe/London', timezone('UTC', e.voted_at)) AS DATE)) OVER again AS superseded_on
FROM staged.vote_events AS e
JOIN staged.voted_again AS a ON a.person = e.person AND a.idea IS NOT DISTINCT FROM e.idea AND a.principle IS NOT DISTINCT FROM e.principle
WINDOW again AS (PARTITION BY e.person, e.idea, e.principle ORDER BY e.voted_at NULLS FIRST, e.file, e.line);
