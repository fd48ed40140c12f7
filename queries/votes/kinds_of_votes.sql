-- Which kinds of votes there are.
-- One row: how many latest votes are on ideas, how many on principles themselves, and how many on ideas of no known principle.
--
-- on_ideas       count  votes on ideas of a principle
-- on_principles  count  votes on a principle itself
-- not_coded      count  votes on ideas whose principle is not known
-- neutral        count  of all these, the neutral ones
SELECT CAST(coalesce(sum(CASE WHEN item = '' AND NOT direct THEN n WHEN item IS NULL AND NOT direct THEN -n END), 0) AS BIGINT) AS on_ideas,
       CAST(coalesce(sum(CASE WHEN item = '' AND direct THEN n END), 0) AS BIGINT) AS on_principles,
       CAST(coalesce(sum(CASE WHEN item IS NULL AND NOT direct THEN n END), 0) AS BIGINT) AS not_coded,
       CAST(coalesce(sum(CASE WHEN item = '' THEN n_neutral END), 0) AS BIGINT) AS neutral
FROM rollup_votes
WHERE phase = '' AND (item = '' OR item IS NULL)
