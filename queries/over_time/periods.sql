-- Activity, day by day or week by week.
-- One row a day or week with contributions, in order. What has no day is left out. Each person, organisation and borough
-- is new once, in the period they were first heard in under the filters, so that the running counts are the figures as
-- of the last day of the period.
--
-- $step  number  days in a period: 1, or 7 for weeks, which start on Monday
-- with activity_given
--
-- day                    day     the first day of the period
-- contributions          count   ideas, comments, and votes on what the person had not voted on before
-- changed_votes          count   votes that change one the same person gave before; they add no contribution
-- participants           people  people who gave something in the period
-- newcomers              people  people who gave something for the first time
-- organisations          count   organisations those participants work for
-- new_organisations      count   organisations heard for the first time
-- boroughs               count   of the 32 boroughs, those with a participant in the period
-- new_boroughs           count   boroughs heard for the first time
-- all_contributions      count   contributions up to the end of the period
-- all_participants       people  people who had contributed by then
-- all_organisations      count   organisations heard by then
-- all_boroughs           count   of the 32 boroughs, those heard by then
WITH given_by_period AS (
    SELECT CAST('1970-01-05' AS DATE) + CAST(floor(date_diff('day', CAST('1970-01-05' AS DATE), g.day) / $step) * $step AS INTEGER) AS day,
           g.organisation, CASE WHEN a.kind = 'borough' THEN g.gss_code END AS borough, g.given, g.first, g.newcomers,
           CASE WHEN $step = 1 THEN g.people ELSE g.week_people END AS people
    FROM activity_given AS g JOIN areas AS a ON a.gss_code = g.gss_code
    WHERE g.day IS NOT NULL),
active_by_period AS (
    SELECT day, sum(given) AS given, sum(first) AS contributions, sum(people) AS participants, sum(newcomers) AS newcomers
    FROM given_by_period GROUP BY day HAVING sum(given) > 0),
heard_by_period AS (
    SELECT day, organisation, '' AS borough FROM given_by_period WHERE organisation IS NOT NULL GROUP BY day, organisation HAVING sum(given) > 0
    UNION ALL
    SELECT day, NULL, borough FROM given_by_period WHERE borough IS NOT NULL GROUP BY day, borough HAVING sum(given) > 0),
heard AS (
    SELECT day, count(organisation) AS organisations, count(CASE WHEN borough <> '' THEN 1 END) AS boroughs FROM heard_by_period GROUP BY day),
heard_first AS (SELECT min(day) AS day, organisation, borough FROM heard_by_period GROUP BY organisation, borough),
new_by_period AS (
    SELECT day, count(organisation) AS new_organisations, count(CASE WHEN borough <> '' THEN 1 END) AS new_boroughs FROM heard_first GROUP BY day),
counted AS (
    SELECT a.day, CAST(a.contributions AS BIGINT) AS contributions, CAST(a.given - a.contributions AS BIGINT) AS changed_votes,
           CAST(a.participants AS BIGINT) AS participants, CAST(a.newcomers AS BIGINT) AS newcomers,
           coalesce(h.organisations, 0) AS organisations, coalesce(n.new_organisations, 0) AS new_organisations,
           coalesce(h.boroughs, 0) AS boroughs, coalesce(n.new_boroughs, 0) AS new_boroughs
    FROM active_by_period AS a LEFT JOIN heard AS h ON h.day = a.day LEFT JOIN new_by_period AS n ON n.day = a.day)
SELECT day, contributions, changed_votes, participants, newcomers, organisations, new_organisations, boroughs, new_boroughs,
       CAST(sum(contributions) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_contributions,
       CAST(sum(newcomers) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_participants,
       CAST(sum(new_organisations) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_organisations,
       CAST(sum(new_boroughs) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_boroughs
FROM counted
ORDER BY day
