-- What was decided of each counted cell, in the file. A missing number is a hidden one. How many voted may be shown where
-- which way is not.
CREATE TABLE published.published_people AS
SELECT c.combination, c.phase, c.gss_code, c.value, c.month, d.people
FROM counted_people AS c JOIN (SELECT unnest($place_of_people::BIGINT[]) AS place, unnest($people::BIGINT[]) AS people) AS d USING (place)
ORDER BY place;

CREATE TABLE published.published_votes AS
SELECT c.principle, c.direct, c.gss_code, d.shown, d.people, d.n_for, d.n_against, d.n_neutral,
       CASE WHEN d.shown THEN c.deff END AS deff
FROM counted_votes AS c
JOIN (SELECT unnest($place_of_votes::BIGINT[]) AS place, unnest($listed::BOOLEAN[]) AS listed, unnest($shown::BOOLEAN[]) AS shown, unnest($voters::BIGINT[]) AS people, unnest($n_for::BIGINT[]) AS n_for,
             unnest($n_against::BIGINT[]) AS n_against, unnest($n_neutral::BIGINT[]) AS n_neutral) AS d USING (place)
WHERE d.listed ORDER BY place;

CREATE TABLE published.published_contributions AS
SELECT c.phase, c.kind, d.contributions
FROM counted_contributions AS c
JOIN (SELECT unnest($place_of_contributions::BIGINT[]) AS place, unnest($contributions::BIGINT[]) AS contributions) AS d USING (place)
ORDER BY place;

CREATE TABLE published.published_organisations AS
SELECT c.combination, c.value, d.organisations
FROM counted_organisations AS c
JOIN (SELECT unnest($place_of_organisations::BIGINT[]) AS place, unnest($organisations::BIGINT[]) AS organisations) AS d USING (place)
ORDER BY place;
