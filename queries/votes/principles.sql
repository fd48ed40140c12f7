-- What was thought of each principle.
-- One row an item of the framework, those without votes too, in the framework's order. Votes on ideas and votes on a
-- principle itself are two series and are never pooled. Under another framework a vote counts under each item its principle became.
--
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- $items               codes   only contributions to these items of a framework
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
WITH votes_in_question AS (
    SELECT person, principle, value
    FROM contributions
    WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
      AND (NOT superseded OR superseded_on > CAST($until AS DATE))
      AND ($all_areas OR gss_code IN ($areas))
      AND ($all_roles OR role IN ($roles))
      AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
      AND ($all_items OR principle IN (SELECT principle FROM principle_items WHERE item IN ($items)))
      AND kind = 'vote' AND direct = $direct),
votes_of_people AS (
    SELECT i.item, v.person, count(*) AS n, count(CASE WHEN v.value > 0 THEN 1 END) AS n_for, count(CASE WHEN v.value < 0 THEN 1 END) AS n_against,
           count(CASE WHEN v.value = 0 THEN 1 END) AS n_neutral
    FROM votes_in_question AS v JOIN principle_items AS i ON i.principle = v.principle AND i.framework = $framework
    GROUP BY i.item, v.person)
SELECT p.principle AS item, p.name, p.meaning, count(person) AS people, CAST(coalesce(sum(n), 0) AS BIGINT) AS n, CAST(coalesce(sum(n_for), 0) AS BIGINT) AS n_for,
       CAST(coalesce(sum(n_against), 0) AS BIGINT) AS n_against, CAST(coalesce(sum(n_neutral), 0) AS BIGINT) AS n_neutral, CAST(coalesce(sum(n * n), 0) AS BIGINT) AS n_sq,
       CAST(coalesce(sum(n_for * n_for), 0) AS BIGINT) AS for_sq, CAST(coalesce(sum(n_for * n), 0) AS BIGINT) AS for_n,
       CAST(coalesce(sum((n_for - n_against) * (n_for - n_against)), 0) AS BIGINT) AS net_sq, CAST(coalesce(sum((n_for - n_against) * n), 0) AS BIGINT) AS net_n
FROM principles AS p LEFT JOIN votes_of_people AS o ON o.item = p.principle
WHERE p.framework = $framework
GROUP BY p.principle, p.name, p.meaning, p.position
ORDER BY p.position, p.principle
