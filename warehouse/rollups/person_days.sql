-- What each person gave on each day, and when they gave something before; by area and day, as contributions stand.
WITH days AS (
    SELECT person, day, count(*) FILTER (kind = 'idea') AS ideas, count(*) FILTER (kind = 'comment') AS comments,
           count(*) FILTER (kind = 'vote' AND NOT superseded) AS votes
    FROM given WHERE day IS NOT NULL GROUP BY person, day)
SELECT d.person, d.day, CASE WHEN d.person IS NOT NULL THEN lag(d.day) OVER (PARTITION BY d.person ORDER BY d.day) END AS previous_day,
       coalesce(p.gss_code, 'unknown') AS gss_code, coalesce(p.role, 'unknown') AS role, p.organisation,
       coalesce(p.organisation_kind, 'unknown') AS organisation_kind, d.ideas, d.comments, d.votes
FROM days AS d LEFT JOIN people_known AS p ON p.person = d.person
ORDER BY gss_code, day, person
