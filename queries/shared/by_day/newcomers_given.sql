-- When people were first heard on the days asked for, without items.
-- One row or several a day, organisation, area and role. Whoever is not known is nobody here.
--
-- with days_in_question
--
-- day           day     the day in London on which they first gave something; missing where none of theirs is known
-- organisation  number  their organisation; missing where it is not known
-- gss_code      code    their area
-- role          code    their role
-- newcomers     people  people who had given nothing before
SELECT day, organisation, gss_code, role, count(*) AS newcomers
FROM days_in_question
WHERE is_first
GROUP BY day, organisation, gss_code, role
