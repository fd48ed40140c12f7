-- What groups thought of each item of a framework.
-- One row an item, organisation, area, role and kind of organisation with votes. A person stands in one row of an item, so
-- that all sums add up over groups, but not over items.
--
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- with contributions_in_question
--
-- item               code    the item, as framework:code
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- people             people  people with at least one vote
-- n                  count   their latest votes
-- n_for              count   votes for
-- n_against          count   votes against
-- n_neutral          count   neutral votes
-- n_sq               number  sum over people of their votes squared
-- for_sq             number  sum over people of their votes for, squared
-- for_n              number  sum over people of their votes for times their votes
-- net_sq             number  sum over people of (for - against) squared
-- net_n              number  sum over people of (for - against) times their votes
-- own_for            number  sum over people of each one's own share for, in millionths
-- own_net            number  sum over people of each one's own net support, in millionths
-- own_net_sq         number  sum over people of that, squared
WITH votes_of_people AS (
    SELECT i.item, v.person, v.organisation, v.gss_code, v.role, v.organisation_kind, count(*) AS n, count(CASE WHEN v.value > 0 THEN 1 END) AS n_for,
           count(CASE WHEN v.value < 0 THEN 1 END) AS n_against, count(CASE WHEN v.value = 0 THEN 1 END) AS n_neutral
    FROM contributions_in_question AS v JOIN principle_items AS i ON i.principle = v.principle AND i.framework = $framework
    WHERE v.kind = 'vote' AND v.direct = $direct
    GROUP BY i.item, v.person, v.organisation, v.gss_code, v.role, v.organisation_kind),
voices AS ( -- to the millionth, so that sums are exact and do not hang on the order of rows
    SELECT item, person, organisation, gss_code, role, organisation_kind, n, n_for, n_against, n_neutral,
           CAST(round(1000000.0 * n_for / n) AS BIGINT) AS own_for, CAST(round(1000000.0 * (n_for - n_against) / n) AS BIGINT) AS own_net
    FROM votes_of_people)
SELECT item, organisation, gss_code, role, organisation_kind, count(person) AS people, sum(n) AS n, sum(n_for) AS n_for, sum(n_against) AS n_against,
       sum(n_neutral) AS n_neutral, sum(n * n) AS n_sq, sum(n_for * n_for) AS for_sq, sum(n_for * n) AS for_n,
       sum((n_for - n_against) * (n_for - n_against)) AS net_sq, sum((n_for - n_against) * n) AS net_n,
       sum(own_for) AS own_for, sum(own_net) AS own_net, sum(own_net * own_net) AS own_net_sq
FROM voices
GROUP BY item, organisation, gss_code, role, organisation_kind
