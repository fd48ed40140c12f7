-- Where the people behind a sentence come from.
-- One row an area, those with nobody too. They gave, commented or voted on an idea kept in the sentence or merged into it.
--
-- $declaration  code  the framework that a sentence stands in
-- $statement    text  the identifier of a sentence; empty for all sentences of the framework
-- with contributions_in_question
-- with outcomes
--
-- gss_code      code    the area
-- name          label   its name
-- kind          code    borough, city, unknown, several or outside
-- participants  people  people behind the sentence
-- votes         count   their latest votes on its ideas
WITH behind AS (
    SELECT c.gss_code, count(DISTINCT c.person) AS participants, count(CASE WHEN c.kind = 'vote' THEN 1 END) AS votes
    FROM contributions_in_question AS c
    WHERE c.idea IN (
        SELECT idea FROM outcomes WHERE outcome <> 'dropped' AND framework = $declaration AND ($statement = '' OR statement_id = $statement))
    GROUP BY c.gss_code)
SELECT a.gss_code, a.name, a.kind, coalesce(b.participants, 0) AS participants, coalesce(b.votes, 0) AS votes
FROM areas AS a LEFT JOIN behind AS b ON b.gss_code = a.gss_code
ORDER BY a.position, a.gss_code
