-- Votes on each item of every framework, on all of them ('', with those on no known principle) and on no item (NULL), by
-- group, with the sums over people that a share's interval is made of. A person's own shares are kept to the millionth,
-- so that sums are exact and do not hang on the order of rows.
WITH voices AS (
    SELECT code, direct, place, known, people, n, n_for, n_against, n - n_for - n_against AS n_neutral,
           CAST(round(1000000.0 * n_for / n) AS BIGINT) AS own_for, CAST(round(1000000.0 * (n_for - n_against) / n) AS BIGINT) AS own_net
    FROM rolled_voices),
by_place AS (
    SELECT code, direct, place, sum(CASE WHEN known THEN people ELSE 0 END) AS people, sum(people * n) AS n, sum(people * n_for) AS n_for,
           sum(people * n_against) AS n_against, sum(people * n_neutral) AS n_neutral, sum(people * n * n) AS n_sq, sum(people * n_for * n_for) AS for_sq,
           sum(people * n_for * n) AS for_n, sum(people * (n_for - n_against) * (n_for - n_against)) AS net_sq,
           sum(people * (n_for - n_against) * n) AS net_n, sum(people * own_for) AS own_for, sum(people * own_net) AS own_net,
           sum(people * own_net * own_net) AS own_net_sq
    FROM voices GROUP BY code, direct, place)
SELECT $phase AS phase, c.item, v.direct, g.organisation, g.gss_code, g.role, g.organisation_kind,
       $sign * CAST(people AS BIGINT) AS people, $sign * CAST(n AS BIGINT) AS n, $sign * CAST(n_for AS BIGINT) AS n_for,
       $sign * CAST(n_against AS BIGINT) AS n_against, $sign * CAST(n_neutral AS BIGINT) AS n_neutral,
       $sign * CAST(n_sq AS BIGINT) AS n_sq, $sign * CAST(for_sq AS BIGINT) AS for_sq, $sign * CAST(for_n AS BIGINT) AS for_n,
       $sign * CAST(net_sq AS BIGINT) AS net_sq, $sign * CAST(net_n AS BIGINT) AS net_n,
       $sign * CAST(own_for AS BIGINT) AS own_for, $sign * CAST(own_net AS BIGINT) AS own_net, $sign * CAST(own_net_sq AS BIGINT) AS own_net_sq
FROM by_place AS v JOIN rolled_groups AS g USING (place) JOIN rolled_codes AS c USING (code)
ORDER BY ALL
