-- One idea, whole.
-- One row an idea that is known by this identifier, in the order of sources. Where several sources use an identifier, the
-- source's name after it says which is meant.
--
-- $named  text  the identifier of an idea, or the identifier, " of " and the name of its source
--
-- idea       number  its number in this release
-- source     label   the source it came from
-- idea_id    label   its identifier on the platform
-- title      text    its title
-- text       text    its words
-- status     code    its status on the platform
-- principle  code    the principle it is under, missing where it is under none
-- coded_by   code    lead or export, missing where it is under no principle
-- day        day     the day it was given; missing where that is not known
-- counted    count   votes on it from sources that count but do not know who voted
WITH counted AS (SELECT idea, sum(count) AS votes FROM tallies GROUP BY idea)
SELECT i.idea, s.name AS source, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, i.principle, i.coded_by, i.day,
       CAST(coalesce(t.votes, 0) AS BIGINT) AS counted
FROM ideas AS i
JOIN sources AS s ON s.source = i.source
LEFT JOIN counted AS t ON t.idea = i.idea
WHERE i.idea_id = $named OR concat(i.idea_id, ' of ', s.name) = $named
ORDER BY s.name, i.idea
