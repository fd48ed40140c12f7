-- Who is behind the sentences in a phase or on all days, without items.
-- One row or several a sentence, organisation and area. All sentences of a framework together are a sentence without an
-- identifier.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- framework      code    the framework the sentence stands in
-- statement_id   label   its identifier; empty for all sentences of the framework
-- organisation   number  the organisation of those people; missing where it is not known
-- gss_code       code    their area
-- people         people  how many people
-- votes          count   their latest votes on those ideas
-- contributions  count   these, their comments on them, and the ideas themselves
SELECT framework, statement_id, organisation, gss_code, sum(people) AS people, sum(votes) AS votes, sum(contributions) AS contributions
FROM rollup_sentences
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY framework, statement_id, organisation, gss_code
HAVING sum(contributions) > 0
