-- What each group of each area thought of a principle.
-- One row an item of the framework, an area and a group of the dimension, those without votes left out, in the framework's order.
-- A person has one area and one group, so that all columns but the names add up over areas, over groups and over both.
--
-- $dimension           code    what the groups are: role, organisation_kind or organisation
-- with votes_by_item
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
WITH counted AS (
    SELECT item, gss_code,
           CASE WHEN $dimension = 'role' THEN role WHEN $dimension = 'organisation_kind' THEN organisation_kind
                ELSE coalesce(CAST(organisation AS VARCHAR), 'unknown') END AS group_code,
           CAST(sum(people) AS BIGINT) AS people, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for,
           CAST(sum(n_against) AS BIGINT) AS n_against, CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(n_sq) AS BIGINT) AS n_sq,
           CAST(sum(for_sq) AS BIGINT) AS for_sq, CAST(sum(for_n) AS BIGINT) AS for_n, CAST(sum(net_sq) AS BIGINT) AS net_sq, CAST(sum(net_n) AS BIGINT) AS net_n,
           sum(own_for) / 1000000.0 AS voices_for, sum(own_net) / 1000000.0 AS voices_net, sum(own_net_sq) / 1000000000000.0 AS voices_net_sq
    FROM votes_by_item
    GROUP BY item, gss_code, CASE WHEN $dimension = 'role' THEN role WHEN $dimension = 'organisation_kind' THEN organisation_kind
                                  ELSE coalesce(CAST(organisation AS VARCHAR), 'unknown') END)
SELECT p.principle AS item, c.gss_code, c.group_code, coalesce(w.name, o.name, 'Unknown') AS group_name, c.people, c.n, c.n_for, c.n_against, c.n_neutral,
       c.n_sq, c.for_sq, c.for_n, c.net_sq, c.net_n, c.voices_for, c.voices_net, c.voices_net_sq
FROM principles AS p
JOIN counted AS c ON c.item = p.principle
LEFT JOIN vocabulary AS w ON w.vocabulary = $dimension AND w.code = c.group_code
LEFT JOIN organisations AS o ON $dimension = 'organisation' AND CAST(o.organisation AS VARCHAR) = c.group_code
WHERE p.framework = $framework
ORDER BY p.position, p.principle, c.gss_code, c.group_code
