-- What became of ideas.
-- One row an idea and a sentence that it was kept in, merged into or dropped from; a lead's outcome stands in the place of
-- all that exports say of the idea.
--
-- idea          number  the idea
-- framework     code    the framework of the sentence
-- statement_id  label   the sentence it went into or was weighed for
-- outcome       code    kept, merged or dropped
-- reason        text    why
-- decided_at    moment  when, in UTC
-- by_lead       yes_no  whether a lead decided it on a page
SELECT idea, framework, statement_id, outcome, reason, decided_at, file IS NULL AS by_lead
FROM decisions
WHERE idea IS NOT NULL AND NOT overruled AND outcome IN ('kept', 'merged', 'dropped')
