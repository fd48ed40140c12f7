-- Who was heard where, by role and kind of organisation.
-- One row a borough, role and kind with somebody, in order.
--
-- with contributions_in_question
--
-- gss_code           code    the borough
-- role               code    the role
-- organisation_kind  code    the kind of organisation
-- participants       people  people who gave at least one idea, comment or vote
SELECT c.gss_code, c.role, c.organisation_kind, count(DISTINCT c.person) AS participants
FROM contributions_in_question AS c JOIN areas AS a ON a.gss_code = c.gss_code
WHERE a.kind = 'borough' AND c.person IS NOT NULL
GROUP BY c.gss_code, c.role, c.organisation_kind
ORDER BY c.gss_code, c.role, c.organisation_kind
