-- Who was heard, by kind of organisation.
-- One row a organisation kind of the vocabulary, those with nobody too, in the vocabulary's order.
--
-- with contributions_in_question
--
-- code           code    the organisation kind
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- contributions  count   ideas, comments and latest votes
SELECT v.code, v.name, count(DISTINCT c.person) AS participants, count(DISTINCT c.organisation) AS organisations, count(c.organisation_kind) AS contributions
FROM vocabulary AS v LEFT JOIN contributions_in_question AS c ON c.organisation_kind = v.code
WHERE v.vocabulary = 'organisation_kind'
GROUP BY v.code, v.name, v.position
ORDER BY v.position, v.code
