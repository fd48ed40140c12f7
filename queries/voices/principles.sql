-- Whose votes decide each principle.
-- One row an item of the framework, those without votes too, in the framework's order. Of organisations with as many votes
-- on an item, the first by name is the one that is given.
--
-- with votes_by_item
--
-- item                 code    the item, as framework:code
-- name                 label   its name
-- votes                count   latest votes on it, of people of no known organisation too
-- organisation         label   the organisation whose people gave most of them; missing where none is known
-- organisation_people  people  its people with at least one vote
-- organisation_votes   count   their latest votes
WITH items_counted AS (SELECT item, CAST(sum(n) AS BIGINT) AS votes FROM votes_by_item GROUP BY item),
organisations_counted AS (
    SELECT item, organisation, CAST(sum(n) AS BIGINT) AS votes, CAST(sum(people) AS BIGINT) AS people
    FROM votes_by_item WHERE organisation IS NOT NULL GROUP BY item, organisation),
organisations_placed AS (
    SELECT c.item, o.name, c.votes, c.people, row_number() OVER (PARTITION BY c.item ORDER BY c.votes DESC, o.name) AS place
    FROM organisations_counted AS c JOIN organisations AS o ON o.organisation = c.organisation)
SELECT p.principle AS item, p.name, coalesce(n.votes, 0) AS votes, f.name AS organisation,
       coalesce(f.people, 0) AS organisation_people, coalesce(f.votes, 0) AS organisation_votes
FROM principles AS p
LEFT JOIN items_counted AS n ON n.item = p.principle
LEFT JOIN organisations_placed AS f ON f.item = p.principle AND f.place = 1
WHERE p.framework = $framework
ORDER BY p.position, p.principle
