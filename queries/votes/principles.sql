-- What was thought of each principle.
-- One row an item of the framework, those without votes too, in the framework's order. Votes on ideas and votes on a
-- principle itself are two series and are never pooled. Under another framework a vote counts under each item its principle became.
--
-- with votes_by_item
--
-- item           code    the item, as framework:code
-- name           label   its name
-- meaning        text    what it means
-- people         people  people with at least one vote
-- n              count   their latest votes
-- n_for          count   votes for
-- n_against      count   votes against
-- n_neutral      count   neutral votes
-- n_sq           number  sum over people of their votes squared
-- for_sq         number  sum over people of their votes for, squared
-- for_n          number  sum over people of their votes for times their votes
-- net_sq         number  sum over people of (for - against) squared
-- net_n          number  sum over people of (for - against) times their votes
SELECT p.principle AS item, p.name, p.meaning, CAST(coalesce(sum(people), 0) AS BIGINT) AS people, CAST(coalesce(sum(n), 0) AS BIGINT) AS n,
       CAST(coalesce(sum(n_for), 0) AS BIGINT) AS n_for, CAST(coalesce(sum(n_against), 0) AS BIGINT) AS n_against,
       CAST(coalesce(sum(n_neutral), 0) AS BIGINT) AS n_neutral, CAST(coalesce(sum(n_sq), 0) AS BIGINT) AS n_sq,
       CAST(coalesce(sum(for_sq), 0) AS BIGINT) AS for_sq, CAST(coalesce(sum(for_n), 0) AS BIGINT) AS for_n,
       CAST(coalesce(sum(net_sq), 0) AS BIGINT) AS net_sq, CAST(coalesce(sum(net_n), 0) AS BIGINT) AS net_n
FROM principles AS p LEFT JOIN votes_by_item AS v ON v.item = p.principle
WHERE p.framework = $framework
GROUP BY p.principle, p.name, p.meaning, p.position
ORDER BY p.position, p.principle
