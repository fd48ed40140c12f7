-- Day by day: what was given, what of it is the latest, what is the first on its target, and who was new.
WITH given AS (
    SELECT day, organisation, gss_code, role, organisation_kind, count(*) AS given, count(*) FILTER (NOT superseded) AS latest, 0 AS newcomers
    FROM rolled_rows GROUP BY ALL
    UNION ALL
    SELECT first_day, organisation, gss_code, role, organisation_kind, 0, 0, count(*) FROM rolled_people WHERE person IS NOT NULL GROUP BY ALL),
-- The first vote on a target is the only one, but where the same person voted on it again.
voted_again AS (SELECT DISTINCT person, idea, CASE WHEN direct THEN principle END AS voted_on FROM rolled_rows WHERE superseded),
again AS (
    SELECT r.person, r.idea, v.voted_on, r.day, r.organisation, r.gss_code, r.role, r.organisation_kind
    FROM rolled_rows AS r
    JOIN voted_again AS v ON v.person = r.person AND v.idea IS NOT DISTINCT FROM r.idea
     AND v.voted_on IS NOT DISTINCT FROM CASE WHEN r.direct THEN r.principle END
    WHERE r.kind = 'vote' AND r.day IS NOT NULL),
firsts AS (
    SELECT day, organisation, gss_code, role, organisation_kind, -1 AS first FROM again
    UNION ALL
    SELECT min(day), any_value(organisation), any_value(gss_code), any_value(role), any_value(organisation_kind), 1 FROM again GROUP BY person, idea, voted_on)
SELECT $phase AS phase, day, organisation, gss_code, role, organisation_kind, $sign * CAST(sum(given) AS BIGINT) AS given, $sign * CAST(sum(latest) AS BIGINT) AS latest,
       $sign * CAST(sum(given) + sum(first) AS BIGINT) AS first, $sign * CAST(sum(newcomers) AS BIGINT) AS newcomers
FROM (
    SELECT day, organisation, gss_code, role, organisation_kind, given, latest, newcomers, 0 AS first FROM given
    UNION ALL
    SELECT day, organisation, gss_code, role, organisation_kind, 0, 0, 0, first FROM firsts)
GROUP BY ALL ORDER BY ALL
