-- Who was heard, role by role.
-- One row a role of the vocabulary, those with nobody too, in the vocabulary's order.
--
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- $items               codes   only contributions to these items of a framework
--
-- code           code    the role
-- name           label   its name
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- contributions  count   ideas, comments and latest votes
WITH contributions_in_question AS (
    SELECT role, person, organisation
    FROM contributions
    WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
      AND (NOT superseded OR superseded_on > CAST($until AS DATE))
      AND ($all_areas OR gss_code IN ($areas))
      AND ($all_roles OR role IN ($roles))
      AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
      AND ($all_items OR principle IN (SELECT principle FROM principle_items WHERE item IN ($items))))
SELECT v.code, v.name, count(DISTINCT c.person) AS participants, count(DISTINCT c.organisation) AS organisations, count(c.role) AS contributions
FROM vocabulary AS v LEFT JOIN contributions_in_question AS c ON c.role = v.code
WHERE v.vocabulary = 'role'
GROUP BY v.code, v.name, v.position
ORDER BY v.position, v.code
