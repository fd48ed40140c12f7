-- When people were first heard under the filters.
-- One row or several a day, organisation, area and role. Whoever is not known is nobody here.
--
-- with given_in_question
--
-- day           day     the day in London on which they first gave something; missing where none of theirs is known
-- organisation  number  their organisation; missing where it is not known
-- gss_code      code    their area
-- role          code    their role
-- newcomers     people  people who had given nothing before
SELECT min(day) AS day, organisation, gss_code, role, 1 AS newcomers
FROM given_in_question
WHERE person IS NOT NULL
GROUP BY person, organisation, gss_code, role
