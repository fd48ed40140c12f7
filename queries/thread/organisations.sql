-- Which organisations are behind a sentence.
-- One row an organisation with a person who gave, commented or voted on an idea kept in the sentence or merged into it; the
-- one with most people first.
--
-- $declaration  code  the framework that a sentence stands in
-- $statement    text  the identifier of a sentence; empty for all sentences of the framework
-- with people_behind
--
-- name           label   its name
-- kind           label   what kind of organisation it is
-- people         people  its people behind the sentence
-- contributions  count   their ideas, comments and votes there
WITH behind AS (
    SELECT organisation, CAST(sum(people) AS BIGINT) AS people, CAST(sum(contributions) AS BIGINT) AS contributions
    FROM people_behind
    WHERE organisation IS NOT NULL AND framework = $declaration AND statement_id = $statement
    GROUP BY organisation)
SELECT o.name, coalesce(v.name, 'Unknown') AS kind, b.people, b.contributions
FROM behind AS b
JOIN organisations AS o ON o.organisation = b.organisation
LEFT JOIN vocabulary AS v ON v.vocabulary = 'organisation_kind' AND v.code = o.kind
ORDER BY b.people DESC, b.contributions DESC, o.name, o.organisation
