-- Contributions day by day.
-- One row a day with contributions, in order; contributions without a day are left out.
--
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- $items               codes   only contributions to these items of a framework
--
-- day             day     the day in London
-- contributions   count   ideas, comments and votes that day; a vote changed later counts on its own day
-- newcomers       people  people who contributed for the first time
-- participants    people  people who had contributed by then
WITH contributions_in_question AS (
    SELECT person, day
    FROM contributions
    WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
      AND (NOT superseded OR superseded_on > CAST($until AS DATE))
      AND ($all_areas OR gss_code IN ($areas))
      AND ($all_roles OR role IN ($roles))
      AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
      AND ($all_items OR principle IN (SELECT principle FROM principle_items WHERE item IN ($items)))
      AND day IS NOT NULL),
first_days AS (SELECT person, min(day) AS day FROM contributions_in_question WHERE person IS NOT NULL GROUP BY person),
newcomers_by_day AS (SELECT day, count(*) AS newcomers FROM first_days GROUP BY day),
contributions_by_day AS (SELECT day, count(*) AS contributions FROM contributions_in_question GROUP BY day)
SELECT c.day, c.contributions, coalesce(n.newcomers, 0) AS newcomers,
       CAST(sum(coalesce(n.newcomers, 0)) OVER (ORDER BY c.day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS participants
FROM contributions_by_day AS c LEFT JOIN newcomers_by_day AS n ON n.day = c.day
ORDER BY c.day
