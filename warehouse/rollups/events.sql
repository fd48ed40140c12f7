-- Who of the people known came to each event, by group.
WITH came AS (
    SELECT DISTINCT a.event, p.person, p.organisation, p.gss_code, p.role, p.organisation_kind, p.registered, p.takes_part
    FROM people_attending AS a JOIN people_known AS p ON p.person = a.person)
SELECT event, organisation, gss_code, role, organisation_kind, registered, takes_part, $sign * count(*) AS people
FROM came
GROUP BY ALL ORDER BY ALL
