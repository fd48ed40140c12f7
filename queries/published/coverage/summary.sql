-- The programme in figures.
-- One row, as published. Boroughs count those where 8 or more people took part.
--
-- $since  day  first day of a phase; missing for the whole programme
-- $until  day  last day of the same phase
--
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for, in the whole programme
-- boroughs       count   of the 32 boroughs, those whose number of people is published
-- ideas          count   not published
-- comments       count   not published
-- votes          count   not published
-- contributions  count   not published
-- unplaced       people  not published
-- first_day      day     not published
-- last_day       day     not published
WITH phase_in_question AS (
    SELECT min(phase) AS phase FROM phases WHERE start_day = CAST($since AS DATE) AND end_day = CAST($until AS DATE)),
london AS (
    SELECT max(p.people) AS people
    FROM published_people AS p CROSS JOIN phase_in_question AS q
    WHERE ($since IS NULL AND $until IS NULL AND p.combination = 'london') OR (p.combination = 'phase' AND p.phase = q.phase)),
boroughs_published AS (
    SELECT count(*) AS boroughs
    FROM published_people AS p JOIN areas AS a ON a.gss_code = p.gss_code CROSS JOIN phase_in_question AS q
    WHERE a.kind = 'borough' AND p.people > 0
      AND (($since IS NULL AND $until IS NULL AND p.combination = 'borough') OR (p.combination = 'phase x borough' AND p.phase = q.phase)))
SELECT l.people AS participants, o.organisations, b.boroughs, CAST(NULL AS BIGINT) AS ideas, CAST(NULL AS BIGINT) AS comments,
       CAST(NULL AS BIGINT) AS votes, CAST(NULL AS BIGINT) AS contributions, CAST(NULL AS BIGINT) AS unplaced,
       CAST(NULL AS DATE) AS first_day, CAST(NULL AS DATE) AS last_day
FROM london AS l CROSS JOIN boroughs_published AS b JOIN published_organisations AS o ON o.combination = 'london'
