-- Who took part on the days asked for, without items.
-- One row an organisation, area, role and kind of organisation with contributions. A person stands in one row.
--
-- with days_in_question
--
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- people             people  people who gave at least one idea, comment or vote
-- ideas              count   ideas
-- comments           count   comments
-- votes              count   latest votes
SELECT organisation, gss_code, role, organisation_kind, count(CASE WHEN is_first THEN 1 END) AS people,
       sum(ideas) AS ideas, sum(comments) AS comments, sum(votes) AS votes
FROM days_in_question
GROUP BY organisation, gss_code, role, organisation_kind
HAVING sum(ideas) + sum(comments) + sum(votes) > 0
