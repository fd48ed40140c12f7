-- Who took part under the filters.
-- One row an organisation, area, role and kind of organisation with contributions. A person stands in one row.
--
-- with contributions_in_question
--
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- people             people  people who gave at least one idea, comment or vote
-- ideas              count   ideas
-- comments           count   comments
-- votes              count   latest votes
WITH given_by_people AS (
    SELECT person, count(CASE WHEN kind = 'idea' THEN 1 END) AS ideas, count(CASE WHEN kind = 'comment' THEN 1 END) AS comments,
           count(CASE WHEN kind = 'vote' THEN 1 END) AS votes
    FROM contributions_in_question GROUP BY person)
SELECT p.organisation, coalesce(p.gss_code, 'unknown') AS gss_code, coalesce(p.role, 'unknown') AS role,
       coalesce(p.organisation_kind, 'unknown') AS organisation_kind, count(g.person) AS people,
       sum(g.ideas) AS ideas, sum(g.comments) AS comments, sum(g.votes) AS votes
FROM given_by_people AS g LEFT JOIN people AS p ON p.person = g.person
GROUP BY p.organisation, p.gss_code, p.role, p.organisation_kind
