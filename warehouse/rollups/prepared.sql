-- What each person gave on each day, and how much of it is the latest; whoever is not known is -1 in `who`.
CREATE OR REPLACE TEMP TABLE rolled_days AS
SELECT who, day, count(*) AS given, count(*) FILTER (NOT superseded) AS latest FROM rolled_rows GROUP BY who, day;

-- Everyone who gave something: what, on how many days, and since when. Whoever is not known is one row without a person,
-- and -1 in `who`. The groups that people stand in are numbered, so that rows are added up by one number.
CREATE OR REPLACE TEMP TABLE rolled_people AS
WITH counted AS (
    SELECT who, any_value(organisation) AS organisation, any_value(gss_code) AS gss_code, any_value(role) AS role,
           any_value(organisation_kind) AS organisation_kind, count(*) FILTER (kind = 'idea') AS ideas, count(*) FILTER (kind = 'comment') AS comments,
           count(*) FILTER (kind = 'vote' AND NOT superseded) AS votes, min(day) AS first_day,
           bool_or(kind = 'vote' AND NOT superseded AND NOT direct) AS on_ideas
    FROM rolled_rows GROUP BY who),
days_of_people AS (
    SELECT who, count(*) AS days FROM rolled_days WHERE latest > 0 AND day IS NOT NULL AND who >= 0 GROUP BY who)
SELECT c.who, CASE WHEN c.who >= 0 THEN c.who END AS person, c.organisation, c.gss_code, c.role, c.organisation_kind, c.ideas, c.comments, c.votes, c.first_day, c.on_ideas,
       coalesce(d.days, 0) AS days,
       CAST(dense_rank() OVER (ORDER BY c.organisation, c.gss_code, c.role, c.organisation_kind) AS INTEGER) AS place
FROM counted AS c LEFT JOIN days_of_people AS d USING (who);

CREATE OR REPLACE TEMP TABLE rolled_groups AS
SELECT DISTINCT place, organisation, gss_code, role, organisation_kind FROM rolled_people;

CREATE OR REPLACE TEMP TABLE rolled_places AS SELECT who, place FROM rolled_people;
