-- How far everyone who is known of has come, by group.
SELECT organisation, gss_code, role, organisation_kind, channel, registered, gave_idea, gave_comment, gave_vote, takes_part, attended, $sign * count(*) AS people
FROM people_known
GROUP BY ALL ORDER BY ALL
