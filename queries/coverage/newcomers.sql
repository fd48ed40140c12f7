-- New people day by day, by what targets are set for.
-- One row a day and borough, role, kind of organisation or London with somebody heard for the first time, in order; what
-- has no day is left out.
--
-- dimension  code    borough, role, organisation_kind or london
-- code       code    which borough, role or kind; empty for London
-- day        day     the day in London
-- newcomers  people  people who contributed for the first time that day
WITH by_dimension AS (
    SELECT 'borough' AS dimension, gss_code AS code, day, newcomers FROM rollup_days WHERE phase = '' AND newcomers <> 0
    UNION ALL
    SELECT 'role', role, day, newcomers FROM rollup_days WHERE phase = '' AND newcomers <> 0
    UNION ALL
    SELECT 'organisation_kind', organisation_kind, day, newcomers FROM rollup_days WHERE phase = '' AND newcomers <> 0
    UNION ALL
    SELECT 'london', '', day, newcomers FROM rollup_days WHERE phase = '' AND newcomers <> 0)
SELECT dimension, code, day, CAST(sum(newcomers) AS BIGINT) AS newcomers
FROM by_dimension
WHERE day IS NOT NULL
GROUP BY dimension, code, day
HAVING sum(newcomers) > 0
ORDER BY dimension NULLS LAST, code NULLS LAST, day
