-- The ideas and comments that the filters leave, of people who are known, without those of rejected ideas.
-- One row an idea or a comment.
--
-- $since               day    count only contributions from this day on
-- $until               day    and up to this day; the latest vote by then counts
-- $areas               codes  only people of these areas
-- $roles               codes  only people of these roles
-- $organisation_kinds  codes  only people of organisations of these kinds
-- $items               codes  only contributions to these items of a framework
--
-- kind               code    idea or comment
-- person             number  who wrote it
-- principle          code    the principle of the idea it is or is about
-- gss_code           code    the person's area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- file               number  the file it stands in
-- line               number  and its line there
WITH texts AS (
    SELECT 'idea' AS kind, idea, person, day, file, line FROM ideas
    UNION ALL
    SELECT 'comment' AS kind, idea, person, day, file, line FROM comments)
SELECT t.kind, t.person, i.principle, p.gss_code, p.role, p.organisation_kind, t.file, t.line
FROM texts AS t JOIN ideas AS i ON i.idea = t.idea JOIN people AS p ON p.person = t.person
WHERE i.status <> 'rejected'
  AND ($since IS NULL OR t.day >= CAST($since AS DATE)) AND ($until IS NULL OR t.day <= CAST($until AS DATE))
  AND ($all_areas OR p.gss_code IN ($areas)) AND ($all_roles OR p.role IN ($roles))
  AND ($all_organisation_kinds OR p.organisation_kind IN ($organisation_kinds))
  AND ($all_items OR i.principle IN (SELECT principle FROM principle_items WHERE item IN ($items)))
