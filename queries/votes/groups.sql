-- What each group of each area thought of a principle.
-- One row an item of the framework, an area and a group of the dimension, those without votes left out, in the framework's order.
-- A person has one area and one group, so that all columns but the names add up over areas, over groups and over both.
--
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- $dimension           code    what the groups are: role, organisation_kind or organisation
-- with contributions_in_question
--
-- item           code    the item, as framework:code
-- gss_code       code    the area, as in geo/
-- group_code     code    the group: a role, a kind of organisation, or the number of an organisation; "unknown" where it is not known
-- group_name     label   its name
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
-- voices_for     number  sum over people of the share of their votes that is for
-- voices_net     number  sum over people of (for - against) / votes, each person's own net support
-- voices_net_sq  number  sum over people of their own net support squared
WITH votes_of_people AS (
    SELECT i.item, v.person, v.gss_code,
           CASE WHEN $dimension = 'role' THEN v.role WHEN $dimension = 'organisation_kind' THEN v.organisation_kind
                ELSE coalesce(CAST(v.organisation AS VARCHAR), 'unknown') END AS group_code,
           count(*) AS n, count(CASE WHEN v.value > 0 THEN 1 END) AS n_for, count(CASE WHEN v.value < 0 THEN 1 END) AS n_against,
           count(CASE WHEN v.value = 0 THEN 1 END) AS n_neutral
    FROM contributions_in_question AS v JOIN principle_items AS i ON i.principle = v.principle AND i.framework = $framework
    WHERE v.kind = 'vote' AND v.direct = $direct
    GROUP BY i.item, v.person, v.gss_code, v.role, v.organisation_kind, v.organisation),
voices AS ( -- to the millionth, so that sums are exact and do not hang on the order of rows
    SELECT item, gss_code, group_code, n, n_for, n_against, n_neutral, CAST(round(1000000.0 * n_for / n) AS BIGINT) AS own_for,
           CAST(round(1000000.0 * (n_for - n_against) / n) AS BIGINT) AS own_net
    FROM votes_of_people),
counted AS (
    SELECT item, gss_code, group_code, count(*) AS people, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for,
           CAST(sum(n_against) AS BIGINT) AS n_against, CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(n * n) AS BIGINT) AS n_sq,
           CAST(sum(n_for * n_for) AS BIGINT) AS for_sq, CAST(sum(n_for * n) AS BIGINT) AS for_n,
           CAST(sum((n_for - n_against) * (n_for - n_against)) AS BIGINT) AS net_sq, CAST(sum((n_for - n_against) * n) AS BIGINT) AS net_n,
           sum(own_for) / 1000000.0 AS voices_for, sum(own_net) / 1000000.0 AS voices_net, sum(own_net * own_net) / 1000000000000.0 AS voices_net_sq
    FROM voices GROUP BY item, gss_code, group_code)
SELECT p.principle AS item, c.gss_code, c.group_code, coalesce(w.name, o.name, 'Unknown') AS group_name, c.people, c.n, c.n_for, c.n_against, c.n_neutral,
       c.n_sq, c.for_sq, c.for_n, c.net_sq, c.net_n, c.voices_for, c.voices_net, c.voices_net_sq
FROM principles AS p
JOIN counted AS c ON c.item = p.principle
LEFT JOIN vocabulary AS w ON w.vocabulary = $dimension AND w.code = c.group_code
LEFT JOIN organisations AS o ON $dimension = 'organisation' AND CAST(o.organisation AS VARCHAR) = c.group_code
WHERE p.framework = $framework
ORDER BY p.position, p.principle, c.gss_code, c.group_code
