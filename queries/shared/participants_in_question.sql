-- Who took part under the filters.
-- One row a person.
--
-- with contributions_in_question
--
-- person  number  who gave at least one idea, comment or vote
SELECT DISTINCT person FROM contributions_in_question WHERE person IS NOT NULL
