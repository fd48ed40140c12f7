-- Which organisations are behind a sentence.
-- One row an organisation with a person who gave, commented or voted on an idea kept in the sentence or merged into it; the
-- one with most people first.
--
-- $declaration  code  the framework that a sentence stands in
-- $statement    text  the identifier of a sentence; empty for all sentences of the framework
-- with contributions_in_question
-- with outcomes
--
-- name           label   its name
-- kind           label   what kind of organisation it is
-- people         people  its people behind the sentence
-- contributions  count   their ideas, comments and votes there
WITH behind AS (
    SELECT c.organisation, count(DISTINCT c.person) AS people, count(*) AS contributions
    FROM contributions_in_question AS c
    WHERE c.organisation IS NOT NULL AND c.idea IN (
        SELECT idea FROM outcomes WHERE outcome <> 'dropped' AND framework = $declaration AND ($statement = '' OR statement_id = $statement))
    GROUP BY c.organisation)
SELECT o.name, coalesce(v.name, 'Unknown') AS kind, b.people, b.contributions
FROM behind AS b
JOIN organisations AS o ON o.organisation = b.organisation
LEFT JOIN vocabulary AS v ON v.vocabulary = 'organisation_kind' AND v.code = o.kind
ORDER BY b.people DESC, b.contributions DESC, o.name, o.organisation
