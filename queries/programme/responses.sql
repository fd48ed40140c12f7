-- What followed: responses to the declaration.
-- One row a kind of response and stage.
--
-- kind           code   case study, help wanted, disagreement or champion
-- name           label  the kind in words
-- stage          label  implemented, under way, not begun; empty where not said
-- organisations  count  organisations that responded so
-- responses      count  responses
SELECT r.kind, v.name, coalesce(s.name, '') AS stage, count(DISTINCT r.organisation) AS organisations, count(*) AS responses
FROM responses AS r
LEFT JOIN vocabulary AS v ON v.vocabulary = 'response_kind' AND v.code = r.kind
LEFT JOIN vocabulary AS s ON s.vocabulary = 'stage' AND s.code = r.stage
GROUP BY r.kind, v.name, v.position, s.name
ORDER BY v.position, r.kind, stage
