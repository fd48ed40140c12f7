-- The evidence behind each principle.
-- One row a principle that evidence was filed under and its kind, in order; then ideas of participants, counted by theirs.
--
-- principle  code   the principle, of any framework; missing for ideas that are under none
-- kind       code   design_group, crowd, case_study, literature, other or unknown; idea for the ideas of participants
-- kind_name  label  the kind in words
-- pieces     count  how many
SELECT e.principle, e.kind, v.name AS kind_name, count(*) AS pieces
FROM evidence AS e LEFT JOIN vocabulary AS v ON v.vocabulary = 'evidence_kind' AND v.code = e.kind
GROUP BY e.principle, e.kind, v.name
UNION ALL
SELECT principle, 'idea', 'Ideas of participants', count(*) FROM ideas GROUP BY principle
ORDER BY kind, principle NULLS LAST
