-- Who voted how on which idea.
-- One row a latest vote on an idea that was not rejected, of people with enough such votes. Where those are too many, the first
-- ones by pseudonym are taken: pseudonyms are made with a secret key, so that is a random sample, and the same one each time.
-- Of very many voters only the first ones need be gone through: where enough of them are found, the sample is the same.
--
-- $fewest_votes        number  only people with at least so many votes on ideas
-- $most_people         number  how many people there are at most
-- $first_people        number  only so many voters, the first ones by pseudonym, are gone through
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- with contributions_in_question
--
-- person    number  who
-- idea      number  the idea's number in this release
-- value     number  1 for, -1 against, 0 neutral
-- role      code    their role
-- gss_code  code    their area
-- eligible  people  those gone through who have enough votes
-- all_gone  yes_no  whether all voters were gone through
WITH voters AS (
    SELECT person, pseudonym FROM people
    WHERE gave_vote AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
      AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))),
people_gone_through AS (SELECT person, pseudonym FROM voters ORDER BY pseudonym, person LIMIT $first_people),
votes_on_ideas AS (
    SELECT person, idea, value, role, gss_code
    FROM contributions_in_question
    WHERE kind = 'vote' AND NOT direct AND person IN (SELECT person FROM people_gone_through)
      AND idea IN (SELECT idea FROM ideas WHERE status <> 'rejected')),
people_with_enough AS (SELECT person FROM votes_on_ideas GROUP BY person HAVING count(*) >= $fewest_votes),
people_taken AS (
    SELECT e.person FROM people_with_enough AS e JOIN people_gone_through AS p ON p.person = e.person
    ORDER BY p.pseudonym, e.person
    LIMIT $most_people)
SELECT v.person, v.idea, CAST(v.value AS INTEGER) AS value, v.role, v.gss_code, (SELECT count(*) FROM people_with_enough) AS eligible,
       (SELECT count(*) FROM voters) <= $first_people AS all_gone
FROM votes_on_ideas AS v JOIN people_taken AS t ON t.person = v.person
ORDER BY v.person, v.idea
