-- Who was heard, by kind of organisation.
-- One row a organisation kind of the vocabulary, those with nobody too, in the vocabulary's order.
--
-- with people_heard
--
-- code           code    the organisation kind
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- contributions  count   ideas, comments and latest votes
SELECT v.code, v.name, CAST(coalesce(sum(h.people), 0) AS BIGINT) AS participants, count(DISTINCT h.organisation) AS organisations,
       CAST(coalesce(sum(h.ideas + h.comments + h.votes), 0) AS BIGINT) AS contributions
FROM vocabulary AS v LEFT JOIN people_heard AS h ON h.organisation_kind = v.code
WHERE v.vocabulary = 'organisation_kind'
GROUP BY v.code, v.name, v.position
ORDER BY v.position, v.code
