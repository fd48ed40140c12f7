-- Who took part on the days asked for, without items.
-- One row a person.
--
-- with days_in_question
--
-- person  number  who gave at least one idea, comment or vote
SELECT person FROM days_in_question WHERE is_first
