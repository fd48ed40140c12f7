-- Who was heard, area by area.
-- One row a borough, as published: people from 1 to 7 hidden, others to the nearest 5. For the whole programme or one phase.
--
-- $level  code    only borough is published
-- $year   number  the year whose residents are counted
-- $since  day  first day of a phase; missing for the whole programme
-- $until  day  last day of the same phase
--
-- group_code     code    the area, as in geo/
-- group_name     label   its name
-- kind           code    borough, city, unknown, several or outside
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for, in the whole programme; missing where they would say how many people are hidden
-- ideas          count   not published
-- comments       count   not published
-- votes          count   not published
-- contributions  count   not published
-- residents      number  residents in that year; missing where the area is not a place
WITH phase_in_question AS (
    SELECT min(phase) AS phase FROM phases WHERE start_day = CAST($since AS DATE) AND end_day = CAST($until AS DATE)),
people_published AS (
    SELECT p.gss_code, p.people
    FROM published_people AS p CROSS JOIN phase_in_question AS q
    WHERE ($since IS NULL AND $until IS NULL AND p.combination = 'borough') OR (p.combination = 'phase x borough' AND p.phase = q.phase))
SELECT a.gss_code AS group_code, a.name AS group_name, a.kind, p.people AS participants, o.organisations,
       CAST(NULL AS BIGINT) AS ideas, CAST(NULL AS BIGINT) AS comments, CAST(NULL AS BIGINT) AS votes, CAST(NULL AS BIGINT) AS contributions,
       r.residents
FROM areas AS a
JOIN people_published AS p ON p.gss_code = a.gss_code
LEFT JOIN published_organisations AS o ON o.combination = 'borough' AND o.value = a.gss_code
LEFT JOIN population AS r ON r.gss_code = a.gss_code AND r.year = $year
WHERE $level = 'borough'
ORDER BY a.position, a.gss_code
