-- How likely each of some groups is to be for an idea.
-- One row an idea with votes of any of the groups; rejected ideas too. A group with n votes on it, n_for of them for, is likely to
-- be for it with (n_for + 1) / (n + 2).
--
-- $groups  codes  the groups, all where none is given
-- with votes_of_groups
--
-- idea    number  its number in this release
-- voted   number  how many of the groups have votes on it
-- likely  number  sum of the natural logarithms of these, each in millionths of a millionth and a whole number, so that it is exact
WITH counted AS (
    SELECT idea, group_code, sum(n) AS n, sum(n_for) AS n_for FROM votes_of_groups
    WHERE $all_groups OR group_code IN ($groups) GROUP BY idea, group_code HAVING sum(n) > 0)
SELECT idea, count(*) AS voted, CAST(sum(CAST(round(1000000000000.0 * ln((n_for + 1) / (n + 2))) AS BIGINT)) AS BIGINT) AS likely
FROM counted
GROUP BY idea
ORDER BY idea
