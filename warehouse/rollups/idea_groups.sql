-- Ideas: the latest votes that each was given by people of each role, kind of organisation and area.
WITH sums AS (
    SELECT role, organisation_kind, gss_code, idea, GROUPING(role) AS not_roles, GROUPING(organisation_kind) AS not_kinds,
           count(*) AS n, count(*) FILTER (value > 0) AS n_for, count(*) FILTER (value < 0) AS n_against
    FROM rolled_rows
    WHERE kind = 'vote' AND NOT superseded AND NOT direct
    GROUP BY GROUPING SETS ((idea, role), (idea, organisation_kind), (idea, gss_code)))
SELECT $phase AS phase, CASE WHEN not_roles = 0 THEN 'role' WHEN not_kinds = 0 THEN 'organisation_kind' ELSE 'borough' END AS grouping,
       CASE WHEN not_roles = 0 THEN role WHEN not_kinds = 0 THEN organisation_kind ELSE gss_code END AS group_code, idea,
       $sign * n AS n, $sign * n_for AS n_for, $sign * n_against AS n_against
FROM sums
ORDER BY ALL
