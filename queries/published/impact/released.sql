-- When these figures were released.
-- One row: the day.
--
-- released_on  day  the day of the release
SELECT CAST(max(released_on) AS DATE) AS released_on
FROM published_release
