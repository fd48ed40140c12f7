-- The programme in figures.
-- One row. Participants, contributions and votes count everybody, with those whose area is not known; boroughs are of the 32.
--
-- with people_heard
-- with days_heard
--
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- boroughs       count   of the 32 boroughs, those with a participant
-- ideas          count   ideas given
-- comments       count   comments written
-- votes          count   latest votes
-- contributions  count   ideas, comments and votes together
-- unplaced       people  participants whose area is unknown, outside London or several
-- first_day      day     day of the first contribution
-- last_day       day     day of the last one
WITH areas_heard AS (
    SELECT a.kind, sum(h.people) AS people, sum(h.ideas) AS ideas, sum(h.comments) AS comments, sum(h.votes) AS votes
    FROM people_heard AS h JOIN areas AS a ON a.gss_code = h.gss_code
    GROUP BY h.gss_code, a.kind),
counted AS (
    SELECT CAST(coalesce(sum(people), 0) AS BIGINT) AS participants, count(CASE WHEN kind = 'borough' AND people > 0 THEN 1 END) AS boroughs,
           CAST(coalesce(sum(ideas), 0) AS BIGINT) AS ideas, CAST(coalesce(sum(comments), 0) AS BIGINT) AS comments, CAST(coalesce(sum(votes), 0) AS BIGINT) AS votes,
           CAST(coalesce(sum(CASE WHEN kind NOT IN ('borough', 'city') THEN people END), 0) AS BIGINT) AS unplaced
    FROM areas_heard),
organisations_heard AS (SELECT count(DISTINCT organisation) AS organisations FROM people_heard),
days_with_some AS (SELECT day FROM days_heard WHERE day IS NOT NULL GROUP BY day HAVING sum(latest) > 0),
first_and_last AS (SELECT min(day) AS first_day, max(day) AS last_day FROM days_with_some)
SELECT c.participants, o.organisations, c.boroughs, c.ideas, c.comments, c.votes, c.ideas + c.comments + c.votes AS contributions, c.unplaced,
       d.first_day, d.last_day
FROM counted AS c CROSS JOIN organisations_heard AS o CROSS JOIN first_and_last AS d
