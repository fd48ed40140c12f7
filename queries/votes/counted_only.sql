-- Votes from sources that count but do not know who voted.
-- One row an item of the framework that has such counts. They are never added to votes of people.
--
-- $framework  code  the framework under whose items the votes are read
--
-- item        code   the item, as framework:code
-- name        label  its name
-- n_for       count  votes for
-- n_against   count  votes against
-- n_neutral   count  neutral votes
SELECT p.principle AS item, p.name, CAST(sum(CASE WHEN t.vote > 0 THEN t.count ELSE 0 END) AS BIGINT) AS n_for,
       CAST(sum(CASE WHEN t.vote < 0 THEN t.count ELSE 0 END) AS BIGINT) AS n_against, CAST(sum(CASE WHEN t.vote = 0 THEN t.count ELSE 0 END) AS BIGINT) AS n_neutral
FROM tallies AS t
JOIN principle_items AS i ON i.principle = t.principle AND i.framework = $framework
JOIN principles AS p ON p.principle = i.item
GROUP BY p.principle, p.name, p.position
ORDER BY p.position, p.principle
