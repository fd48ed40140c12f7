-- Every response to the declaration.
-- One row a response, in the order of the files.
--
-- with responses_in_question
--
-- response          number  its place among all responses
-- organisation      number  the organisation; missing where no list knows it
-- organisation_name label   its name
-- organisation_kind label   what kind of organisation it is
-- kind              code    case_study, help_wanted, disagreement, champion, other or unknown
-- kind_name         label   the kind in words
-- stage             code    implemented, under_way, not_begun or unknown
-- gss_code          code    the area it is for
-- area              label   the area's name
-- principle         code    the principle it is about, of any framework; missing where none is named
-- principle_name    label   its name
-- responded_at      moment  when, in UTC
-- text              text    its words
SELECT r.response, r.organisation, r.organisation_name, k.name AS organisation_kind, r.kind, n.name AS kind_name, r.stage, r.gss_code, a.name AS area,
       r.principle, p.name AS principle_name, r.responded_at, r.text
FROM responses_in_question AS r
LEFT JOIN vocabulary AS k ON k.vocabulary = 'organisation_kind' AND k.code = r.organisation_kind
LEFT JOIN vocabulary AS n ON n.vocabulary = 'response_kind' AND n.code = r.kind
LEFT JOIN areas AS a ON a.gss_code = r.gss_code
LEFT JOIN principles AS p ON p.principle = r.principle
ORDER BY r.response
