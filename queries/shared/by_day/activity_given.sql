-- What was given day by day on the days asked for, and by how many people, by organisation and area, without items.
-- One row or several a day, organisation and area. Whoever is not known is nobody here; what they gave counts.
--
-- $until  day  the last day
-- with active_days
-- with changed_votes
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation of those who gave it; missing where it is not known
-- gss_code      code    their area
-- given         count   contributions as they came, votes that were changed later too
-- first         count   contributions, of votes on one target only the first with a day
-- people        people  people who gave something that day
-- week_people   people  of these, those who had given nothing before in the week, from Monday
-- newcomers     people  and those who had given nothing before
SELECT day, organisation, gss_code, CAST(sum(ideas + comments + votes) AS BIGINT) AS given, CAST(sum(ideas + comments + votes) AS BIGINT) AS first,
       count(person) AS people, count(CASE WHEN is_first_of_week THEN 1 END) AS week_people, count(CASE WHEN is_first THEN 1 END) AS newcomers
FROM active_days GROUP BY day, organisation, gss_code
UNION ALL
SELECT day, organisation, gss_code, count(*), count(*), 0, 0, 0 FROM changed_votes GROUP BY day, organisation, gss_code
UNION ALL
SELECT changed_on, organisation, gss_code, 0, -count(*), 0, 0, 0
FROM changed_votes WHERE $until IS NULL OR changed_on <= CAST($until AS DATE) GROUP BY changed_on, organisation, gss_code
