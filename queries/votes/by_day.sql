-- How the votes on each principle came in, day by day.
-- One row an item of the framework and a day on which votes were cast, in the framework's order, and first a row a day for all
-- items together, on which a vote counts once. Each row has the votes as they stood at the end of that day: of a person who
-- voted again on the same thing, the latest by then. Votes that have no day are left out.
--
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- with given_in_question
--
-- item           code    the item, as framework:code; "all" for all items together
-- name           label   its name
-- day            day     the day in London
-- people         people  people with at least one vote by then
-- n              count   their latest votes
-- n_for          count   votes for
-- n_against      count   votes against
-- n_neutral      count   neutral votes
-- n_sq           number  sum over people of their votes squared
-- for_sq         number  sum over people of their votes for, squared
-- for_n          number  sum over people of their votes for times their votes
-- net_sq         number  sum over people of (for - against) squared
-- net_n          number  sum over people of (for - against) times their votes
WITH items_of_votes AS (
    SELECT item, principle FROM principle_items WHERE framework = $framework
    UNION
    SELECT 'all', principle FROM principle_items WHERE framework = $framework),
votes_with_days AS (
    SELECT i.item, v.person, v.day, v.superseded_on, v.value
    FROM given_in_question AS v JOIN items_of_votes AS i ON i.principle = v.principle
    WHERE v.kind = 'vote' AND v.direct = $direct AND v.day IS NOT NULL AND (NOT v.superseded OR v.superseded_on IS NOT NULL)),
cast_and_changed AS ( -- a vote counts from its day on, and no more from the day of the next
    SELECT item, person, day, value, 1 AS votes FROM votes_with_days
    UNION ALL
    SELECT item, person, superseded_on, value, -1 FROM votes_with_days WHERE superseded_on IS NOT NULL),
moves AS (
    SELECT item, person, day, sum(votes) AS more, sum(CASE WHEN value > 0 THEN votes ELSE 0 END) AS more_for,
           sum(CASE WHEN value < 0 THEN votes ELSE 0 END) AS more_against
    FROM cast_and_changed GROUP BY item, person, day),
votes_of_people AS (
    SELECT item, day, more, more_for, more_against,
           sum(more) OVER (PARTITION BY item, person ORDER BY day ROWS UNBOUNDED PRECEDING) AS n,
           sum(more_for) OVER (PARTITION BY item, person ORDER BY day ROWS UNBOUNDED PRECEDING) AS n_for,
           sum(more_against) OVER (PARTITION BY item, person ORDER BY day ROWS UNBOUNDED PRECEDING) AS n_against
    FROM moves),
before_and_after AS (
    SELECT item, day, n, n_for, n_against, n_for - n_against AS net, n - more AS n_before, n_for - more_for AS for_before,
           n_against - more_against AS against_before, n_for - more_for - (n_against - more_against) AS net_before
    FROM votes_of_people),
added AS (
    SELECT item, day, sum(CASE WHEN n > 0 THEN 1 ELSE 0 END - CASE WHEN n_before > 0 THEN 1 ELSE 0 END) AS people, sum(n - n_before) AS n,
           sum(n_for - for_before) AS n_for, sum(n_against - against_before) AS n_against, sum(n * n - n_before * n_before) AS n_sq,
           sum(n_for * n_for - for_before * for_before) AS for_sq, sum(n_for * n - for_before * n_before) AS for_n,
           sum(net * net - net_before * net_before) AS net_sq, sum(net * n - net_before * n_before) AS net_n
    FROM before_and_after GROUP BY item, day),
items_shown AS (
    SELECT 'all' AS item, 'All principles' AS name, -1 AS position
    UNION ALL
    SELECT principle, name, position FROM principles WHERE framework = $framework),
days_shown AS (SELECT DISTINCT day FROM votes_with_days),
counted AS (
    SELECT i.item, i.name, i.position, d.day, coalesce(a.people, 0) AS people, coalesce(a.n, 0) AS n, coalesce(a.n_for, 0) AS n_for,
           coalesce(a.n_against, 0) AS n_against, coalesce(a.n_sq, 0) AS n_sq, coalesce(a.for_sq, 0) AS for_sq, coalesce(a.for_n, 0) AS for_n,
           coalesce(a.net_sq, 0) AS net_sq, coalesce(a.net_n, 0) AS net_n
    FROM items_shown AS i CROSS JOIN days_shown AS d LEFT JOIN added AS a ON a.item = i.item AND a.day = d.day),
standing AS (
    SELECT item, name, position, day, sum(people) OVER so_far AS people, sum(n) OVER so_far AS n, sum(n_for) OVER so_far AS n_for,
           sum(n_against) OVER so_far AS n_against, sum(n_sq) OVER so_far AS n_sq, sum(for_sq) OVER so_far AS for_sq,
           sum(for_n) OVER so_far AS for_n, sum(net_sq) OVER so_far AS net_sq, sum(net_n) OVER so_far AS net_n
    FROM counted
    WINDOW so_far AS (PARTITION BY item ORDER BY day ROWS UNBOUNDED PRECEDING))
SELECT item, name, day, CAST(people AS BIGINT) AS people, CAST(n AS BIGINT) AS n, CAST(n_for AS BIGINT) AS n_for,
       CAST(n_against AS BIGINT) AS n_against, CAST(n - n_for - n_against AS BIGINT) AS n_neutral, CAST(n_sq AS BIGINT) AS n_sq,
       CAST(for_sq AS BIGINT) AS for_sq, CAST(for_n AS BIGINT) AS for_n, CAST(net_sq AS BIGINT) AS net_sq, CAST(net_n AS BIGINT) AS net_n
FROM standing
ORDER BY position, item, day
