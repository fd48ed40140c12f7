-- What became of an idea.
-- One row a decision of the design group about an idea, the first one first.
--
-- $idea  number  only this idea, by its number in the release; all where none is given
--
-- outcome       label   kept, merged or dropped
-- reason        text    why
-- decided_at    moment  when, in UTC; missing where that is not known
-- statement_id  label   the statement it went into or was weighed for; empty where none is named
-- statement     text    that statement; empty where it is not known
-- item          label   the item of a framework the statement stands under; empty where none is known
WITH statements_known AS (
    SELECT statement_id, min(text) AS text, min(principle) AS principle FROM statements WHERE NOT overruled GROUP BY statement_id)
SELECT coalesce(d.outcome, '') AS outcome, coalesce(d.reason, '') AS reason, d.decided_at, coalesce(d.statement_id, '') AS statement_id,
       coalesce(s.text, '') AS statement, coalesce(p.name, '') AS item
FROM decisions AS d
LEFT JOIN statements_known AS s ON s.statement_id = d.statement_id
LEFT JOIN principles AS p ON p.principle = s.principle
WHERE NOT d.overruled AND ($idea IS NULL OR d.idea = CAST($idea AS INTEGER))
ORDER BY d.decided_at NULLS LAST, d.idea NULLS LAST, d.file NULLS LAST, d.line
