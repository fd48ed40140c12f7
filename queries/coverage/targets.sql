-- Targets, and how far each is.
-- One row a target, in order of measure, dimension and name; what is reached counts the whole programme, without filters.
--
-- measure    code   participants, organisations or contributions
-- dimension  code   borough, role, organisation_kind or london
-- code       code   which borough, role or kind; missing for London, and where the target's text means none we know
-- name       label  its name, or the target's text
-- target     count  how many are wanted
-- by_day     day    by which day; missing where the target has none
-- reached    count  how many there are
-- decided    yes_no  whether a lead set it here; otherwise it came with an export
WITH people_heard AS (
    SELECT organisation, gss_code, role, organisation_kind, sum(people) AS people, sum(ideas) + sum(comments) + sum(votes) AS contributions
    FROM rollup_people
    WHERE phase = ''
    GROUP BY organisation, gss_code, role, organisation_kind
    HAVING sum(ideas) + sum(comments) + sum(votes) > 0),
counted AS (
    SELECT 'london' AS dimension, '' AS code, sum(people) AS participants, count(DISTINCT organisation) AS organisations, sum(contributions) AS contributions
    FROM people_heard
    UNION ALL
    SELECT 'borough', gss_code, sum(people), count(DISTINCT organisation), sum(contributions) FROM people_heard GROUP BY gss_code
    UNION ALL
    SELECT 'role', role, sum(people), count(DISTINCT organisation), sum(contributions) FROM people_heard GROUP BY role
    UNION ALL
    SELECT 'organisation_kind', organisation_kind, sum(people), count(DISTINCT organisation), sum(contributions)
    FROM people_heard GROUP BY organisation_kind)
SELECT t.measure, t.dimension, t.code, coalesce(a.name, v.name, t.value, 'London') AS name, t.target, t.by_day,
       CAST(coalesce(CASE t.measure WHEN 'participants' THEN c.participants WHEN 'organisations' THEN c.organisations ELSE c.contributions END, 0) AS BIGINT) AS reached,
       t.file IS NULL AS decided
FROM targets AS t
LEFT JOIN counted AS c ON c.dimension = t.dimension AND c.code = CASE WHEN t.dimension = 'london' THEN '' ELSE t.code END
LEFT JOIN areas AS a ON t.dimension = 'borough' AND a.gss_code = t.code
LEFT JOIN vocabulary AS v ON v.vocabulary = t.dimension AND v.code = t.code
WHERE NOT t.overruled
ORDER BY t.measure DESC, t.dimension, name, t.target, t.by_day NULLS LAST
