-- Everyone who gave something: what, on how many days, and since when. Whoever is not known is one row without a person,
-- and -1 in `who`. The groups that people stand in are numbered, so that rows are added up by one number.
CREATE OR REPLACE TEMP TABLE rolled_people AS
WITH counted AS (
    SELECT who, any_value(organisation) AS organisation, any_value(gss_code) AS gss_code, any_value(role) AS role,
           any_value(organisation_kind) AS organisation_kind, count(*) FILTER (kind = 'idea') AS ideas, count(*) FILTER (kind = 'comment') AS comments,
           count(*) FILTER (kind = 'vote' AND NOT superseded) AS votes, min(day) AS first_day
    FROM rolled_rows GROUP BY who),
days_of_people AS (
    SELECT who, count(*) AS days FROM (SELECT DISTINCT who, day FROM rolled_rows WHERE NOT superseded AND day IS NOT NULL AND who >= 0) GROUP BY who)
SELECT c.who, CASE WHEN c.who >= 0 THEN c.who END AS person, c.organisation, c.gss_code, c.role, c.organisation_kind, c.ideas, c.comments, c.votes, c.first_day,
       coalesce(d.days, 0) AS days,
       CAST(dense_rank() OVER (ORDER BY c.organisation, c.gss_code, c.role, c.organisation_kind) AS INTEGER) AS place
FROM counted AS c LEFT JOIN days_of_people AS d USING (who);

CREATE OR REPLACE TEMP TABLE rolled_groups AS
SELECT DISTINCT place, organisation, gss_code, role, organisation_kind FROM rolled_people;

CREATE OR REPLACE TEMP TABLE rolled_places AS SELECT who, place FROM rolled_people;

-- The latest votes of each person on each principle.
CREATE OR REPLACE TEMP TABLE rolled_votes AS
WITH votes_of_people AS (
    SELECT who, principle, direct, count(*) AS n, count(*) FILTER (value > 0) AS n_for, count(*) FILTER (value < 0) AS n_against,
           count(*) FILTER (value = 0) AS n_neutral
    FROM rolled_rows WHERE kind = 'vote' AND NOT superseded GROUP BY who, principle, direct)
SELECT v.who, p.place, v.principle, v.direct, v.n, v.n_for, v.n_against, v.n_neutral FROM votes_of_people AS v JOIN rolled_places AS p USING (who)
