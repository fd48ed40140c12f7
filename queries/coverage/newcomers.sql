-- New people day by day, by what targets are set for.
-- One row a day and borough, role, kind of organisation or London with somebody heard for the first time, in order; what
-- has no day is left out.
--
-- dimension  code    borough, role, organisation_kind or london
-- code       code    which borough, role or kind; empty for London
-- day        day     the day in London
-- newcomers  people  people who contributed for the first time that day
WITH first_days AS (
    SELECT person, gss_code, role, organisation_kind, min(day) AS day
    FROM contributions WHERE day IS NOT NULL AND person IS NOT NULL
    GROUP BY person, gss_code, role, organisation_kind),
by_dimension AS (
    SELECT 'borough' AS dimension, gss_code AS code, day FROM first_days
    UNION ALL
    SELECT 'role', role, day FROM first_days
    UNION ALL
    SELECT 'organisation_kind', organisation_kind, day FROM first_days
    UNION ALL
    SELECT 'london', '', day FROM first_days)
SELECT dimension, code, day, count(*) AS newcomers
FROM by_dimension
GROUP BY dimension, code, day
ORDER BY dimension NULLS LAST, code NULLS LAST, day
