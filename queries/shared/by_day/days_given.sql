-- What was given day by day on the days asked for, without items.
-- One row or several a day. Each person is new once, on the day they were first heard; the first vote on a target counts
-- among the first on its day, and so none that changes one of these days.
--
-- $until  day  the last day
-- with active_days
-- with changed_votes
--
-- day        day     the day in London; missing where it is not known
-- given      count   contributions as they came, votes that were changed later too
-- first      count   contributions, of votes on one target only the first with a day
-- newcomers  people  people who were not heard before
SELECT day, CAST(sum(ideas + comments + votes) AS BIGINT) AS given, CAST(sum(ideas + comments + votes) AS BIGINT) AS first,
       count(CASE WHEN is_first THEN 1 END) AS newcomers
FROM active_days GROUP BY day
UNION ALL
SELECT day, count(*), count(*), 0 FROM changed_votes GROUP BY day
UNION ALL
SELECT changed_on, 0, -count(*), 0 FROM changed_votes WHERE $until IS NULL OR changed_on <= CAST($until AS DATE) GROUP BY changed_on
