-- How much people gave, and on how many days: how many people of a group gave just that.
SELECT $phase AS phase, gss_code, role, organisation_kind, days, ideas + comments + votes AS contributions, $sign * count(*) AS people
FROM rolled_people
WHERE person IS NOT NULL
GROUP BY ALL ORDER BY ALL
