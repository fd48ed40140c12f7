-- Targets as the exports say.
-- One row a target of an export, in order, those that a lead has changed since too.
--
-- measure    code   participants, organisations or contributions
-- dimension  code   borough, role, organisation_kind or london
-- code       code   which borough, role or kind; missing for London, and where the target's text means none we know
-- value      label  its text
-- target     count  how many are wanted
-- by_day     day    by which day; missing where the target has none
SELECT measure, dimension, code, value, target, by_day
FROM targets
WHERE file IS NOT NULL
ORDER BY measure, dimension, code NULLS FIRST, value NULLS FIRST, by_day NULLS LAST, target
