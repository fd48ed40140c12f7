-- How far each source's rows reach, so that an older export is noticed.
UPDATE release.sources SET latest = reached.latest
FROM (
    SELECT f.source, max(c.given_at) AS latest FROM release.contributions AS c JOIN release.files AS f USING (file) GROUP BY f.source) AS reached
WHERE reached.source = release.sources.source;
