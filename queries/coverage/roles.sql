-- Who was heard, role by role.
-- One row a role of the vocabulary, those with nobody too, in the vocabulary's order.
--
-- with contributions_in_question
--
-- code           code    the role
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- contributions  count   ideas, comments and latest votes
SELECT v.code, v.name, count(DISTINCT c.person) AS participants, count(DISTINCT c.organisation) AS organisations, count(c.role) AS contributions
FROM vocabulary AS v LEFT JOIN contributions_in_question AS c ON c.role = v.code
WHERE v.vocabulary = 'role'
GROUP BY v.code, v.name, v.position
ORDER BY v.position, v.code
