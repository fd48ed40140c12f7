-- In which boroughs organisations were heard.
-- One row an organisation and borough, or the City, in which people of it took part, in order.
--
-- with contributions_in_question
--
-- organisation  number  its number in this release
-- gss_code      code    the area
-- participants  people  its people there who gave at least one idea, comment or vote
SELECT c.organisation, c.gss_code, count(DISTINCT c.person) AS participants
FROM contributions_in_question AS c JOIN areas AS a ON a.gss_code = c.gss_code
WHERE c.organisation IS NOT NULL AND a.kind IN ('borough', 'city')
GROUP BY c.organisation, c.gss_code
ORDER BY c.organisation, c.gss_code
