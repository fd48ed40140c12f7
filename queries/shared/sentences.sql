-- The sentences of the declarations, as they stand.
-- One row a sentence of a framework. A lead's words stand in the place of an export's of the same identifier; a sentence
-- that names no framework stands in that of its principle, otherwise in the programme's.
--
-- framework     code   the framework it stands in
-- statement_id  label  its identifier
-- principle     code   the principle it stands under; missing where none is known
-- text          text   its words; missing where they are not known
-- by_lead       yes_no whether a lead wrote it
SELECT framework, statement_id, principle, text, by_lead
FROM (
    SELECT coalesce(s.framework, p.framework, m.framework) AS framework, s.statement_id, s.principle, s.text, s.file IS NULL AS by_lead,
           row_number() OVER (PARTITION BY coalesce(s.framework, p.framework, m.framework), s.statement_id ORDER BY s.file NULLS FIRST, s.line NULLS FIRST) AS place
    FROM statements AS s CROSS JOIN programme AS m LEFT JOIN principles AS p ON p.principle = s.principle
    WHERE NOT s.overruled) AS numbered
WHERE place = 1
