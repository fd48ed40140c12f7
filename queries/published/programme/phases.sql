-- The programme's phases.
-- One row a phase, in order of time.
--
-- phase      code   its id
-- name       label  its name
-- start_day  day    its first day
-- end_day    day    its last day
SELECT phase, name, start_day, end_day FROM phases ORDER BY start_day, phase
