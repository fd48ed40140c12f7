-- The events of the programme that count.
-- One row an event.
--
-- $last_day  day  only events on this day or earlier
--
-- event  code   its id
-- name   label  its name
-- day    day    its day
SELECT event, name, day FROM events WHERE $last_day IS NULL OR day <= CAST($last_day AS DATE)
