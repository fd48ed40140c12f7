-- How many ideas were decided.
-- One row. An idea with several outcomes counts as the best of them: kept before merged before dropped.
--
-- with outcomes
--
-- ideas      count  ideas that are known of
-- decided    count  those with an outcome
-- kept       count  of these, kept in a sentence
-- merged     count  merged into a sentence
-- dropped    count  dropped from every sentence they were weighed for
-- sentences  count  sentences that an idea was kept in or merged into
WITH best AS (
    SELECT idea, min(CASE WHEN outcome = 'kept' THEN 1 WHEN outcome = 'merged' THEN 2 ELSE 3 END) AS outcome FROM outcomes GROUP BY idea)
SELECT (SELECT count(*) FROM ideas) AS ideas, count(*) AS decided, count(CASE WHEN outcome = 1 THEN 1 END) AS kept,
       count(CASE WHEN outcome = 2 THEN 1 END) AS merged, count(CASE WHEN outcome = 3 THEN 1 END) AS dropped,
       (SELECT count(*) FROM (SELECT DISTINCT framework, statement_id FROM outcomes WHERE outcome <> 'dropped') AS used) AS sentences
FROM best
