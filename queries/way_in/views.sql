-- Views, day by day.
-- One row a channel (animation, document, website, e-mail) and day. Views are not people: one person may look many times, and of whom nobody knows.
--
-- channel  code   the channel
-- name     label  its name
-- day      day    the day
-- views    count  views that day
SELECT r.channel, v.name, r.day, CAST(sum(r.views) AS BIGINT) AS views
FROM reach AS r LEFT JOIN vocabulary AS v ON v.vocabulary = 'reach_channel' AND v.code = r.channel
GROUP BY r.channel, v.name, v.position, r.day
ORDER BY v.position, r.channel, r.day
