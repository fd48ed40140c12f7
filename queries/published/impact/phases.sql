-- Who was heard in each phase.
-- One row a phase, as published, in order. A person who took part in two phases is in both.
--
-- phase         code    the phase
-- name          label   its name
-- start_day     day     its first day
-- end_day       day     its last day
-- participants  people  people who gave at least one idea, comment or vote in it
-- shown         count   of the 32 boroughs, those with a published number of people
-- hidden        count   of the 32 boroughs, those whose number of people is hidden
-- silent        count   of the 32 boroughs, those nobody came from
WITH boroughs AS (
    SELECT p.phase, count(CASE WHEN p.people > 0 THEN 1 END) AS shown, count(CASE WHEN p.people IS NULL THEN 1 END) AS hidden,
           count(CASE WHEN p.people = 0 THEN 1 END) AS silent
    FROM published_people AS p JOIN areas AS a ON a.gss_code = p.gss_code
    WHERE p.combination = 'phase x borough' AND a.kind = 'borough'
    GROUP BY p.phase)
SELECT h.phase, h.name, h.start_day, h.end_day, p.people AS participants, coalesce(b.shown, 0) AS shown, coalesce(b.hidden, 0) AS hidden,
       coalesce(b.silent, 0) AS silent
FROM phases AS h
LEFT JOIN published_people AS p ON p.combination = 'phase' AND p.phase = h.phase
LEFT JOIN boroughs AS b ON b.phase = h.phase
ORDER BY h.start_day NULLS LAST, h.phase
