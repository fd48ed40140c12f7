-- Votes worth a remark, counted by file: those that a later one of the same person replaced, and bursts.
INSERT INTO release.file_reasons
SELECT file, 'revote', NULL, count(*) FROM release.contributions WHERE kind = 'vote' AND superseded GROUP BY file ORDER BY file;

-- A burst is so many votes of one person within a minute; all of them are counted, however long it goes on.
INSERT INTO release.file_reasons
WITH busy AS (
    SELECT person FROM release.contributions WHERE kind = 'vote' AND given_at IS NOT NULL GROUP BY person HAVING count(*) >= $burst),
votes AS (
    SELECT person, file, line, given_at, lag(given_at, $burst - 1) OVER in_time >= given_at - INTERVAL 1 MINUTE AS ends_burst
    FROM release.contributions JOIN busy USING (person) WHERE kind = 'vote' AND given_at IS NOT NULL
    WINDOW in_time AS (PARTITION BY person ORDER BY given_at, file, line)),
next_bursts AS (
    SELECT file, given_at, min(CASE WHEN ends_burst THEN given_at END) OVER (
        PARTITION BY person ORDER BY given_at, file, line ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS burst_ends
    FROM votes)
SELECT file, 'burst', NULL, count(*) FROM next_bursts WHERE given_at >= burst_ends - INTERVAL 1 MINUTE GROUP BY file ORDER BY file;
