-- Votes of a group on ideas, beside those of everybody else.
-- One row an idea that was not rejected and has votes of the group. Everybody else are people of all other groups and of none that
-- is known. Each person has one vote on an idea.
--
-- $group  code  the group
-- with votes_of_groups
-- with ideas_given
--
-- idea          number  its number in this release
-- n             count   latest votes of the group
-- n_for         count   of these, for
-- n_against     count   and against
-- rest_n        count   latest votes of everybody else
-- rest_for      count   of these, for
-- rest_against  count   and against
WITH own AS (
    SELECT idea, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against
    FROM votes_of_groups WHERE group_code = $group GROUP BY idea HAVING sum(n) > 0),
everybody AS (
    SELECT idea, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against FROM ideas_given GROUP BY idea)
SELECT o.idea, o.n, o.n_for, o.n_against, e.n - o.n AS rest_n, e.n_for - o.n_for AS rest_for, e.n_against - o.n_against AS rest_against
FROM own AS o JOIN everybody AS e ON e.idea = o.idea JOIN ideas AS i ON i.idea = o.idea
WHERE i.status <> 'rejected'
ORDER BY o.idea
