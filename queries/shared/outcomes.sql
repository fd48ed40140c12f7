-- What became of ideas.
-- One row an idea and a sentence that it was kept in, merged into or dropped from; a lead's outcome stands in the place of
-- all that exports say of the idea.
--
-- with sentences
--
-- idea          number  the idea
-- framework     code    the framework of the sentence
-- statement_id  label   the sentence it went into or was weighed for
-- outcome       code    kept, merged or dropped
-- reason        text    why
-- decided_at    moment  when, in UTC
-- by_lead       yes_no  whether a lead decided it on a page
SELECT d.idea, coalesce(a.framework, b.framework, m.framework) AS framework, d.statement_id, d.outcome, d.reason, d.decided_at, d.file IS NULL AS by_lead
FROM decisions AS d
JOIN ideas AS i ON i.idea = d.idea
CROSS JOIN programme AS m
LEFT JOIN (
    SELECT f.source, s.statement_id, min(coalesce(s.framework, p.framework, o.framework)) AS framework
    FROM statements AS s JOIN files AS f ON f.file = s.file CROSS JOIN programme AS o LEFT JOIN principles AS p ON p.principle = s.principle
    GROUP BY f.source, s.statement_id) AS a ON a.source = i.source AND a.statement_id = d.statement_id
LEFT JOIN (SELECT statement_id, min(framework) AS framework FROM sentences GROUP BY statement_id) AS b ON b.statement_id = d.statement_id
WHERE NOT d.overruled AND d.outcome IN ('kept', 'merged', 'dropped')
