-- Who was heard where, by role and kind of organisation.
-- One row a borough, role and kind with somebody, in order.
--
-- with people_heard
--
-- gss_code           code    the borough
-- role               code    the role
-- organisation_kind  code    the kind of organisation
-- participants       people  people who gave at least one idea, comment or vote
SELECT h.gss_code, h.role, h.organisation_kind, CAST(sum(h.people) AS BIGINT) AS participants
FROM people_heard AS h JOIN areas AS a ON a.gss_code = h.gss_code
WHERE a.kind = 'borough'
GROUP BY h.gss_code, h.role, h.organisation_kind
HAVING sum(h.people) > 0
ORDER BY h.gss_code, h.role, h.organisation_kind
