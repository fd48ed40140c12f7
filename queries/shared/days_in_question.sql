-- What each person gave on each of the days asked for, under the filters.
-- One row or several a person and day; votes that were changed after the last day stand in rows of their own.
--
-- $until  day  the last day; the latest vote by then counts
-- with active_days
-- with changed_votes
--
-- person             number  who gave it; missing where it is not known
-- day                day     the day in London
-- is_first           yes_no  whether it is the first of these days for them
-- gss_code           code    their area
-- role               code    their role
-- organisation       number  their organisation
-- organisation_kind  code    its kind
-- ideas              count   ideas
-- comments           count   comments
-- votes              count   latest votes, as they stood on the last day
SELECT person, day, is_first, gss_code, role, organisation, organisation_kind, ideas, comments, votes FROM active_days
UNION ALL
SELECT person, day, FALSE, gss_code, role, organisation, organisation_kind, 0, 0, 1 FROM changed_votes WHERE changed_on > CAST($until AS DATE)
