-- The programme's events.
-- One row an event, in order of time.
--
-- event  code   its id
-- name   label  its name
-- day    day    its day
SELECT event, name, day FROM events ORDER BY day, event
