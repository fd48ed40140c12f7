-- Every sentence and what is behind it.
-- One row a sentence of a framework, those with nothing behind them too, and those that are only known by the identifier
-- that an outcome names. Behind a sentence are the ideas kept in it or merged into it, and whoever gave, commented or voted
-- on one of these under the filters.
--
-- with sentences
-- with people_behind
-- with outcomes
--
-- framework       code    the framework it stands in
-- framework_name  label   its name
-- statement_id    label   its identifier
-- text            text    its words; empty where they are not known
-- principle       code    the principle it stands under; missing where none is known
-- principle_name  label   its name; empty where none is known
-- by_lead         yes_no  whether a lead wrote it
-- kept            count   ideas kept in it
-- merged          count   ideas merged into it
-- dropped         count   ideas weighed for it and dropped
-- votes           count   latest votes on the ideas behind it
-- people          people  people who gave, commented or voted on one of them
-- boroughs        count   of the 32 boroughs, those such people come from
-- organisations   count   organisations they work for
WITH decided AS (
    SELECT framework, statement_id, count(CASE WHEN outcome = 'kept' THEN 1 END) AS kept, count(CASE WHEN outcome = 'merged' THEN 1 END) AS merged,
           count(CASE WHEN outcome = 'dropped' THEN 1 END) AS dropped
    FROM outcomes GROUP BY framework, statement_id),
behind AS (
    SELECT b.framework, b.statement_id, CAST(sum(b.votes) AS BIGINT) AS votes, CAST(sum(b.people) AS BIGINT) AS people,
           count(DISTINCT CASE WHEN a.kind = 'borough' THEN b.gss_code END) AS boroughs, count(DISTINCT b.organisation) AS organisations
    FROM people_behind AS b JOIN areas AS a ON a.gss_code = b.gss_code
    WHERE b.statement_id <> ''
    GROUP BY b.framework, b.statement_id),
every AS (SELECT framework, statement_id FROM sentences UNION SELECT framework, statement_id FROM decided)
SELECT e.framework, f.name AS framework_name, e.statement_id, coalesce(s.text, '') AS text, s.principle, coalesce(p.name, '') AS principle_name,
       coalesce(s.by_lead, FALSE) AS by_lead, coalesce(d.kept, 0) AS kept, coalesce(d.merged, 0) AS merged, coalesce(d.dropped, 0) AS dropped,
       coalesce(b.votes, 0) AS votes, coalesce(b.people, 0) AS people, coalesce(b.boroughs, 0) AS boroughs, coalesce(b.organisations, 0) AS organisations
FROM every AS e
JOIN frameworks AS f ON f.framework = e.framework
LEFT JOIN sentences AS s ON s.framework = e.framework AND s.statement_id = e.statement_id
LEFT JOIN principles AS p ON p.principle = s.principle
LEFT JOIN decided AS d ON d.framework = e.framework AND d.statement_id = e.statement_id
LEFT JOIN behind AS b ON b.framework = e.framework AND b.statement_id = e.statement_id
ORDER BY e.framework, p.position NULLS LAST, e.statement_id
