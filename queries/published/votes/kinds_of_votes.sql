-- Which kinds of votes there are.
-- One row, as published: whether there are votes on ideas and on principles, as their rounded numbers.
--
-- on_ideas       count  votes on ideas of a principle
-- on_principles  count  votes on a principle itself
-- not_coded      count  not published
-- neutral        count  of the published ones, the neutral ones
SELECT CAST(coalesce(sum(CASE WHEN NOT direct THEN n_for + n_against + n_neutral END), 0) AS BIGINT) AS on_ideas,
       CAST(coalesce(sum(CASE WHEN direct THEN n_for + n_against + n_neutral END), 0) AS BIGINT) AS on_principles,
       CAST(0 AS BIGINT) AS not_coded, CAST(coalesce(sum(n_neutral), 0) AS BIGINT) AS neutral
FROM published_votes
WHERE gss_code IS NULL
