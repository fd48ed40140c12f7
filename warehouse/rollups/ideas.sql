-- Ideas: what each was given.
SELECT $phase AS phase, idea, $sign * count(CASE WHEN kind = 'vote' THEN person END) AS people, $sign * count(CASE WHEN kind = 'vote' THEN 1 END) AS n,
       $sign * count(CASE WHEN value > 0 THEN 1 END) AS n_for, $sign * count(CASE WHEN value < 0 THEN 1 END) AS n_against,
       $sign * count(CASE WHEN value = 0 THEN 1 END) AS n_neutral, $sign * count(CASE WHEN kind = 'comment' THEN 1 END) AS comments, $sign * count(*) AS given
FROM rolled_rows
WHERE NOT superseded AND NOT direct
GROUP BY ALL ORDER BY ALL
