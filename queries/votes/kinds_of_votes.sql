-- Which kinds of votes there are.
-- One row: how many latest votes are on ideas, how many on principles themselves, and how many on ideas of no known principle.
--
-- on_ideas       count  votes on ideas of a principle
-- on_principles  count  votes on a principle itself
-- not_coded      count  votes on ideas whose principle is not known
-- neutral        count  of all these, the neutral ones
SELECT count(CASE WHEN NOT direct AND principle IS NOT NULL THEN 1 END) AS on_ideas, count(CASE WHEN direct THEN 1 END) AS on_principles,
       count(CASE WHEN NOT direct AND principle IS NULL THEN 1 END) AS not_coded, count(CASE WHEN value = 0 THEN 1 END) AS neutral
FROM contributions
WHERE kind = 'vote' AND NOT superseded
