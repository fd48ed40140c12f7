-- Who had been heard before a day, and who has been by now.
-- One row an area, organisation or role with anybody who was heard under the filters, and one of London as a whole.
-- Somebody of whose contributions no day is known has been heard by now, and had not been before.
--
-- $before_day  day  the day before which, in London
-- with newcomers_given
--
-- what    code    london, borough, area (any other), organisation or role
-- code    code    which; an organisation by its number in this release
-- name    label   its name
-- before  people  people who had given an idea, a comment or a vote before that day
-- now     people  people who have given any of these by the last day asked for
WITH newcomers AS (
    SELECT organisation, gss_code, role, CAST(sum(CASE WHEN day < CAST($before_day AS DATE) THEN newcomers ELSE 0 END) AS BIGINT) AS before,
           CAST(sum(newcomers) AS BIGINT) AS now
    FROM newcomers_given GROUP BY organisation, gss_code, role),
heard AS (
    SELECT 'london' AS what, 'london' AS code, 'London' AS name, before, now FROM newcomers
    UNION ALL
    SELECT CASE WHEN a.kind = 'borough' THEN 'borough' ELSE 'area' END, a.gss_code, a.name, n.before, n.now
    FROM newcomers AS n JOIN areas AS a ON a.gss_code = n.gss_code
    UNION ALL
    SELECT 'organisation', CAST(o.organisation AS VARCHAR), o.name, n.before, n.now
    FROM newcomers AS n JOIN organisations AS o ON o.organisation = n.organisation
    UNION ALL
    SELECT 'role', v.code, v.name, n.before, n.now
    FROM newcomers AS n JOIN vocabulary AS v ON v.vocabulary = 'role' AND v.code = n.role)
SELECT what, code, name, CAST(sum(before) AS BIGINT) AS before, CAST(sum(now) AS BIGINT) AS now
FROM heard
GROUP BY what, code, name
HAVING sum(now) > 0
ORDER BY what, code
