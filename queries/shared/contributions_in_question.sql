-- The contributions that the filters leave.
-- One row a contribution. Votes are those that are the latest on the last day asked for.
--
-- with given_in_question
--
-- kind               code    idea, comment or vote
-- person             number  who gave it
-- idea               number  the idea it is or is about
-- principle          code    the principle of that idea, or the one voted on itself
-- direct             yes_no  whether it is a vote on the principle itself
-- value              number  of a vote
-- day                day     the day in London
-- gss_code           code    the person's area
-- role               code    their role
-- organisation       number  their organisation
-- organisation_kind  code    its kind
-- file               number  the file it stands in
-- line               number  and its line there
SELECT kind, person, idea, principle, direct, value, day, gss_code, role, organisation, organisation_kind, file, line
FROM given_in_question
WHERE NOT superseded OR superseded_on > CAST($until AS DATE)
