-- Who voted how on which idea.
-- One row a latest vote on an idea that was not rejected, of people with enough such votes. Where those are too many, the first
-- ones by pseudonym are taken: pseudonyms are made with a secret key, so that is a random sample, and the same one each time.
--
-- $fewest_votes  number  only people with at least so many votes on ideas
-- $most_people   number  how many people there are at most
-- with contributions_in_question
--
-- person    number  who
-- idea      number  the idea's number in this release
-- value     number  1 for, -1 against, 0 neutral
-- role      code    their role
-- gss_code  code    their area
-- eligible  people  all people with enough votes
WITH votes_on_ideas AS (
    SELECT v.person, v.idea, v.value, v.role, v.gss_code
    FROM contributions_in_question AS v JOIN ideas AS i ON i.idea = v.idea
    WHERE v.kind = 'vote' AND NOT v.direct AND v.person IS NOT NULL AND i.status <> 'rejected'),
people_with_enough AS (
    SELECT v.person, row_number() OVER (ORDER BY p.pseudonym, v.person) AS place, count(*) OVER () AS eligible
    FROM votes_on_ideas AS v JOIN people AS p ON p.person = v.person
    GROUP BY v.person, p.pseudonym HAVING count(*) >= $fewest_votes)
SELECT v.person, v.idea, CAST(v.value AS INTEGER) AS value, v.role, v.gss_code, p.eligible
FROM votes_on_ideas AS v JOIN people_with_enough AS p ON p.person = v.person
WHERE p.place <= $most_people
ORDER BY v.person, v.idea
