-- Who was heard, role by role.
-- One row a role of the vocabulary, as published, for all London and the whole programme.
--
-- code           code    the role
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   not published
-- contributions  count   not published
SELECT v.code, v.name, p.people AS participants, CAST(NULL AS BIGINT) AS organisations, CAST(NULL AS BIGINT) AS contributions
FROM vocabulary AS v
JOIN published_people AS p ON p.combination = 'role' AND p.value = v.code
WHERE v.vocabulary = 'role'
ORDER BY v.position, v.code
