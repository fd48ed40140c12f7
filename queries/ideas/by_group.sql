-- Votes on an idea, group by group.
-- One row a group with votes on it (or on any idea), in order of the groups. Each person has one vote on an idea.
--
-- $idea  number  only this idea, by its number in the release; all where none is given
-- with groups_of_people
-- with votes_of_groups
--
-- group_code  code   the group
-- group_name  label  its name
-- n           count  their latest votes
-- n_for       count  votes for
-- n_against   count  votes against
-- n_neutral   count  neutral votes
WITH counted AS (
    SELECT group_code, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against
    FROM votes_of_groups WHERE $idea IS NULL OR idea = CAST($idea AS INTEGER) GROUP BY group_code HAVING sum(n) > 0)
SELECT c.group_code, g.group_name, c.n, c.n_for, c.n_against, c.n - c.n_for - c.n_against AS n_neutral
FROM counted AS c JOIN groups_of_people AS g ON g.group_code = c.group_code
ORDER BY g.position, c.group_code
