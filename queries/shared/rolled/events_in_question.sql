-- The events of the programme, whatever the day.
-- One row an event.
--
-- event  code   its id
-- name   label  its name
-- day    day    its day
SELECT event, name, day FROM events
