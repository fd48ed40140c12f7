-- The programme in published figures.
-- One row: people to the nearest 5 (1 to 7 hidden), organisations as they are, and boroughs by whether their number of people is published.
--
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for or belong to; missing where hidden
-- shown          count   of the 32 boroughs, those with a published number of people
-- hidden         count   of the 32 boroughs, those whose number of people is hidden
-- silent         count   of the 32 boroughs, those nobody came from
SELECT (SELECT max(people) FROM published_people WHERE combination = 'london') AS participants,
       (SELECT max(organisations) FROM published_organisations WHERE combination = 'london') AS organisations,
       count(CASE WHEN p.people > 0 THEN 1 END) AS shown, count(CASE WHEN p.people IS NULL THEN 1 END) AS hidden,
       count(CASE WHEN p.people = 0 THEN 1 END) AS silent
FROM areas AS a JOIN published_people AS p ON p.gss_code = a.gss_code AND p.combination = 'borough'
WHERE a.kind = 'borough'
