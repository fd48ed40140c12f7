-- Everyone who gave something: what, on how many days, and since when. Whoever is not known is one row without a person.
CREATE OR REPLACE TEMP TABLE rolled_people AS
WITH counted AS (
    SELECT person, any_value(organisation) AS organisation, any_value(gss_code) AS gss_code, any_value(role) AS role,
           any_value(organisation_kind) AS organisation_kind, count(*) FILTER (kind = 'idea') AS ideas, count(*) FILTER (kind = 'comment') AS comments,
           count(*) FILTER (kind = 'vote' AND NOT superseded) AS votes, min(day) AS first_day
    FROM rolled_rows GROUP BY person),
days_of_people AS (
    SELECT person, count(*) AS days
    FROM (SELECT DISTINCT person, day FROM rolled_rows WHERE NOT superseded AND day IS NOT NULL AND person IS NOT NULL)
    GROUP BY person)
SELECT c.person, c.organisation, c.gss_code, c.role, c.organisation_kind, c.ideas, c.comments, c.votes, c.first_day, coalesce(d.days, 0) AS days
FROM counted AS c LEFT JOIN days_of_people AS d USING (person)
