-- The programme in figures.
-- One row. Participants, contributions and votes count everybody, with those whose area is not known; boroughs are of the 32.
--
-- with contributions_in_question
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
SELECT count(DISTINCT c.person) AS participants, count(DISTINCT c.organisation) AS organisations,
       count(DISTINCT CASE WHEN a.kind = 'borough' AND c.person IS NOT NULL THEN c.gss_code END) AS boroughs,
       count(CASE WHEN c.kind = 'idea' THEN 1 END) AS ideas, count(CASE WHEN c.kind = 'comment' THEN 1 END) AS comments,
       count(CASE WHEN c.kind = 'vote' THEN 1 END) AS votes, count(*) AS contributions,
       count(DISTINCT CASE WHEN a.kind NOT IN ('borough', 'city') THEN c.person END) AS unplaced,
       min(c.day) AS first_day, max(c.day) AS last_day
FROM contributions_in_question AS c JOIN areas AS a ON a.gss_code = c.gss_code
