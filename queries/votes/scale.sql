-- How votes from 1 to 5 are spread.
-- One row an item of the framework, those without votes too, in the framework's order. Votes on a scale never enter net support.
--
-- $framework  code    the framework under whose items the votes are read
-- $direct     yes_no  true: votes on the principle itself; false: votes on its ideas
-- with contributions_in_question
--
-- item    code    the item, as framework:code
-- name    label   its name
-- people  people  people with at least one vote
-- n       count   their latest votes
-- n_1     count   votes of 1
-- n_2     count   votes of 2
-- n_3     count   votes of 3
-- n_4     count   votes of 4
-- n_5     count   votes of 5
WITH votes_on_items AS (
    SELECT i.item, v.person, v.value
    FROM contributions_in_question AS v JOIN principle_items AS i ON i.principle = v.principle AND i.framework = $framework
    WHERE v.kind = 'vote' AND v.direct = $direct)
SELECT p.principle AS item, p.name, count(DISTINCT o.person) AS people, count(o.value) AS n,
       count(CASE WHEN o.value = 1 THEN 1 END) AS n_1, count(CASE WHEN o.value = 2 THEN 1 END) AS n_2,
       count(CASE WHEN o.value = 3 THEN 1 END) AS n_3, count(CASE WHEN o.value = 4 THEN 1 END) AS n_4,
       count(CASE WHEN o.value = 5 THEN 1 END) AS n_5
FROM principles AS p LEFT JOIN votes_on_items AS o ON o.item = p.principle
WHERE p.framework = $framework
GROUP BY p.principle, p.name, p.position
ORDER BY p.position, p.principle
