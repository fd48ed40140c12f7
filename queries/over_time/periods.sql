-- Activity, day by day or week by week.
-- One row a day or week with contributions, in order. What has no day is left out. Each person, organisation and borough
-- is new once, in the period they were first heard in under the filters, so that the running counts are the figures as
-- of the last day of the period.
--
-- $step  number  days in a period: 1, or 7 for weeks, which start on Monday
-- with given_in_question
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
    SELECT g.kind, g.person, g.idea, g.organisation, CASE WHEN g.direct THEN g.principle END AS voted_on,
           CASE WHEN a.kind = 'borough' AND g.person IS NOT NULL THEN g.gss_code END AS borough,
           CAST('1970-01-05' AS DATE) + CAST(floor(date_diff('day', CAST('1970-01-05' AS DATE), g.day) / $step) * $step AS INTEGER) AS day
    FROM given_in_question AS g JOIN areas AS a ON a.gss_code = g.gss_code
    WHERE g.day IS NOT NULL),
active_by_period AS (
    SELECT day, count(*) AS given, count(DISTINCT person) AS participants, count(DISTINCT organisation) AS organisations,
           count(DISTINCT borough) AS boroughs
    FROM given_by_period GROUP BY day),
heard_first AS (
    SELECT 'person' AS what, min(day) AS day FROM given_by_period WHERE person IS NOT NULL GROUP BY person
    UNION ALL
    SELECT 'organisation', min(day) FROM given_by_period WHERE organisation IS NOT NULL GROUP BY organisation
    UNION ALL
    SELECT 'borough', min(day) FROM given_by_period WHERE borough IS NOT NULL GROUP BY borough
    UNION ALL
    SELECT 'contribution', min(day) FROM given_by_period WHERE kind = 'vote' GROUP BY person, idea, voted_on
    UNION ALL
    SELECT 'contribution', day FROM given_by_period WHERE kind <> 'vote'),
new_by_period AS (
    SELECT day, count(CASE WHEN what = 'contribution' THEN 1 END) AS contributions, count(CASE WHEN what = 'person' THEN 1 END) AS newcomers,
           count(CASE WHEN what = 'organisation' THEN 1 END) AS new_organisations, count(CASE WHEN what = 'borough' THEN 1 END) AS new_boroughs
    FROM heard_first GROUP BY day),
counted AS (
    SELECT a.day, coalesce(n.contributions, 0) AS contributions, a.given - coalesce(n.contributions, 0) AS changed_votes,
           a.participants, coalesce(n.newcomers, 0) AS newcomers, a.organisations, coalesce(n.new_organisations, 0) AS new_organisations,
           a.boroughs, coalesce(n.new_boroughs, 0) AS new_boroughs
    FROM active_by_period AS a LEFT JOIN new_by_period AS n ON n.day = a.day)
SELECT day, contributions, changed_votes, participants, newcomers, organisations, new_organisations, boroughs, new_boroughs,
       CAST(sum(contributions) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_contributions,
       CAST(sum(newcomers) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_participants,
       CAST(sum(new_organisations) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_organisations,
       CAST(sum(new_boroughs) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS all_boroughs
FROM counted
ORDER BY day
