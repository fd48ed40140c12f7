-- How many ideas are under a principle.
-- One row. An idea's principle is a lead's coding where there is one, otherwise what its export said.
--
-- ideas     count  ideas that are known of
-- uncoded   count  those under no principle yet
-- rejected  count  those under no principle yet that the platform rejected
-- by_lead   count  those that a lead put under a principle
-- votes     count  latest votes on ideas under no principle yet
SELECT count(*) AS ideas, count(CASE WHEN principle IS NULL THEN 1 END) AS uncoded,
       count(CASE WHEN principle IS NULL AND status = 'rejected' THEN 1 END) AS rejected, count(CASE WHEN coded_by = 'lead' THEN 1 END) AS by_lead,
       (SELECT CAST(coalesce(sum(r.n), 0) AS BIGINT) FROM rollup_ideas AS r JOIN ideas AS i ON i.idea = r.idea WHERE r.phase = '' AND i.principle IS NULL) AS votes
FROM ideas
