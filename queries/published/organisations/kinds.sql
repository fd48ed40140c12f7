-- Who was heard, by kind of organisation.
-- One row a organisation kind of the vocabulary, as published, for all London and the whole programme.
--
-- code           code    the organisation kind
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations with a participant; missing where they would say how many people are hidden
-- contributions  count   not published
SELECT v.code, v.name, p.people AS participants, CASE WHEN o.combination IS NULL THEN 0 ELSE o.organisations END AS organisations, CAST(NULL AS BIGINT) AS contributions
FROM vocabulary AS v
JOIN published_people AS p ON p.combination = 'organisation kind' AND p.value = v.code
LEFT JOIN published_organisations AS o ON o.combination = 'kind' AND o.value = v.code
WHERE v.vocabulary = 'organisation_kind'
ORDER BY v.position, v.code
