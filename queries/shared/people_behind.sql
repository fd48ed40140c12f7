-- Who is behind the sentences under the filters.
-- One row or several a sentence, organisation and area: whoever gave, commented or voted on an idea that was kept in the
-- sentence or merged into it. All sentences of a framework together are a sentence without an identifier: who is behind
-- several of them counts once there.
--
-- with contributions_in_question
-- with outcomes
--
-- framework      code    the framework the sentence stands in
-- statement_id   label   its identifier; empty for all sentences of the framework
-- organisation   number  the organisation of those people; missing where it is not known
-- gss_code       code    their area
-- people         people  how many people
-- votes          count   their latest votes on those ideas
-- contributions  count   these, their comments on them, and the ideas themselves
WITH ideas_behind AS (
    SELECT DISTINCT framework, statement_id, idea FROM outcomes WHERE outcome <> 'dropped'
    UNION ALL
    SELECT DISTINCT framework, '', idea FROM outcomes WHERE outcome <> 'dropped')
SELECT i.framework, i.statement_id, c.organisation, c.gss_code, count(DISTINCT c.person) AS people,
       count(CASE WHEN c.kind = 'vote' THEN 1 END) AS votes, count(*) AS contributions
FROM contributions_in_question AS c JOIN ideas_behind AS i ON i.idea = c.idea
GROUP BY i.framework, i.statement_id, c.organisation, c.gss_code
