-- What was given day by day under the filters.
-- One row or several a day, organisation, area, role and kind of organisation. Each person is new once, on the day they
-- were first heard; the first vote on a target counts among the first on its day.
--
-- with given_in_question
--
-- day                day     the day in London; missing where it is not known
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- given              count   contributions as they came, votes that were changed later too
-- latest             count   of these, without votes that were changed by the last day asked for
-- first              count   contributions, of votes on one target only the first with a day
-- newcomers          people  people who were not heard before
WITH given AS (
    SELECT kind, person, idea, CASE WHEN direct THEN principle END AS voted_on, day, organisation, gss_code, role, organisation_kind,
           CASE WHEN NOT superseded OR superseded_on > CAST($until AS DATE) THEN 1 ELSE 0 END AS latest
    FROM given_in_question),
targets AS (
    SELECT min(day) AS day, organisation, gss_code, role, organisation_kind
    FROM given WHERE kind = 'vote' GROUP BY person, idea, voted_on, organisation, gss_code, role, organisation_kind),
newcomers AS (
    SELECT min(day) AS day, organisation, gss_code, role, organisation_kind
    FROM given WHERE person IS NOT NULL GROUP BY person, organisation, gss_code, role, organisation_kind)
SELECT day, organisation, gss_code, role, organisation_kind, count(*) AS given, sum(latest) AS latest,
       count(CASE WHEN kind <> 'vote' THEN 1 END) AS first, 0 AS newcomers
FROM given GROUP BY day, organisation, gss_code, role, organisation_kind
UNION ALL
SELECT day, organisation, gss_code, role, organisation_kind, 0, 0, count(*), 0 FROM targets GROUP BY day, organisation, gss_code, role, organisation_kind
UNION ALL
SELECT day, organisation, gss_code, role, organisation_kind, 0, 0, 0, count(*) FROM newcomers GROUP BY day, organisation, gss_code, role, organisation_kind
