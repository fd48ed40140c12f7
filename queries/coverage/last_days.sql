-- When each area was last heard from.
-- One row an area, those with nobody too, in their order; a vote that changes an earlier one is a sign of life as well.
--
-- gss_code  code   the area
-- name      label  its name
-- kind      code   borough, city, unknown, several or outside
-- last_day  day    day of the last idea, comment or vote; missing where nothing was given or nothing has a day
WITH days_heard AS (
    SELECT gss_code, day FROM rollup_days WHERE phase = '' AND day IS NOT NULL GROUP BY gss_code, day HAVING sum(given) > 0),
heard AS (SELECT gss_code, max(day) AS last_day FROM days_heard GROUP BY gss_code)
SELECT a.gss_code, a.name, a.kind, h.last_day
FROM areas AS a LEFT JOIN heard AS h ON h.gss_code = a.gss_code
ORDER BY a.position, a.gss_code
