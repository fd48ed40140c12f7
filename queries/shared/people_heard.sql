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
SELECT organisation, gss_code, role, organisation_kind, count(DISTINCT person) AS people, count(CASE WHEN kind = 'idea' THEN 1 END) AS ideas,
       count(CASE WHEN kind = 'comment' THEN 1 END) AS comments, count(CASE WHEN kind = 'vote' THEN 1 END) AS votes
FROM contributions_in_question
GROUP BY organisation, gss_code, role, organisation_kind
