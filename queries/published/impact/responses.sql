-- Responses to the declaration, by kind.
-- One row a kind of response of the vocabulary; organisations answer, so the numbers are as they are.
--
-- code       code   the kind
-- name       label  its name
-- responses  count  responses of this kind
SELECT v.code, v.name, CASE WHEN o.combination IS NULL THEN 0 ELSE o.organisations END AS responses
FROM vocabulary AS v
LEFT JOIN published_organisations AS o ON o.combination = 'response' AND o.value = v.code
WHERE v.vocabulary = 'response_kind'
ORDER BY v.position, v.code
