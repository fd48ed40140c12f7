-- Day by day: what was given, what of it is the latest, what is the first on its target; who was active, for the first
-- time in the week (from Monday), and for the first time at all.
WITH placed AS (SELECT d.who, p.place, d.day, d.given, d.latest FROM rolled_days AS d JOIN rolled_places AS p USING (who)),
given AS (
    SELECT day, place, sum(given) AS given, sum(latest) AS latest, 0 AS newcomers FROM placed GROUP BY day, place
    UNION ALL
    SELECT first_day, place, 0, 0, count(*) FROM rolled_people WHERE person IS NOT NULL GROUP BY first_day, place),
active AS (SELECT who, place, day FROM placed WHERE who >= 0 AND day IS NOT NULL),
people AS (
    SELECT day, place, count(*) AS people, 0 AS week_people FROM active GROUP BY day, place
    UNION ALL
    SELECT day, place, 0, count(*) FROM (SELECT min(day) AS day, place FROM active GROUP BY who, place, date_trunc('week', day)) GROUP BY day, place),
-- The first vote on a target is the only one, but where the same person voted on it again.
voted_again AS (SELECT DISTINCT who, idea, CASE WHEN direct THEN principle END AS voted_on FROM rolled_rows WHERE superseded AND who >= 0),
again AS (
    SELECT r.who, r.idea, v.voted_on, r.day, p.place
    FROM rolled_rows AS r
    JOIN voted_again AS v ON v.who = r.who AND v.idea IS NOT DISTINCT FROM r.idea
     AND v.voted_on IS NOT DISTINCT FROM CASE WHEN r.direct THEN r.principle END
    JOIN rolled_places AS p ON p.who = r.who
    WHERE r.kind = 'vote' AND r.day IS NOT NULL),
firsts AS (
    SELECT day, place, -1 AS first FROM again
    UNION ALL
    SELECT min(day), any_value(place), 1 FROM again GROUP BY who, idea, voted_on),
by_place AS (
    SELECT day, place, sum(given) AS given, sum(latest) AS latest, sum(first) AS first, sum(newcomers) AS newcomers,
           sum(people) AS people, sum(week_people) AS week_people
    FROM (
        SELECT day, place, given, latest, newcomers, 0 AS first, 0 AS people, 0 AS week_people FROM given
        UNION ALL
        SELECT day, place, 0, 0, 0, first, 0, 0 FROM firsts
        UNION ALL
        SELECT day, place, 0, 0, 0, 0, people, week_people FROM people)
    GROUP BY day, place)
SELECT $phase AS phase, b.day, g.organisation, g.gss_code, g.role, g.organisation_kind, $sign * CAST(b.given AS BIGINT) AS given, $sign * CAST(b.latest AS BIGINT) AS latest,
       $sign * CAST(b.given + b.first AS BIGINT) AS first, $sign * CAST(b.people AS BIGINT) AS people,
       $sign * CAST(b.week_people AS BIGINT) AS week_people, $sign * CAST(b.newcomers AS BIGINT) AS newcomers
FROM by_place AS b JOIN rolled_groups AS g USING (place)
ORDER BY ALL
