-- Where the people behind a sentence come from.
-- One row an area, those with nobody too. They gave, commented or voted on an idea kept in the sentence or merged into it.
--
-- $declaration  code  the framework that a sentence stands in
-- $statement    text  the identifier of a sentence; empty for all sentences of the framework
-- with people_behind
--
-- gss_code      code    the area
-- name          label   its name
-- kind          code    borough, city, unknown, several or outside
-- participants  people  people behind the sentence
-- votes         count   their latest votes on its ideas
WITH behind AS (
    SELECT gss_code, sum(people) AS participants, sum(votes) AS votes
    FROM people_behind
    WHERE framework = $declaration AND statement_id = $statement
    GROUP BY gss_code)
SELECT a.gss_code, a.name, a.kind, CAST(coalesce(b.participants, 0) AS BIGINT) AS participants, CAST(coalesce(b.votes, 0) AS BIGINT) AS votes
FROM areas AS a LEFT JOIN behind AS b ON b.gss_code = a.gss_code
ORDER BY a.position, a.gss_code
