-- Which phase the days asked for are.
-- One row. Sums are made of each phase and of all days, so they answer where the days are just those of a phase, or none.
--
-- $since  day  the first day, where there is one
-- $until  day  the last day, where there is one
--
-- phase  code  the phase; empty where no days are asked for
SELECT coalesce(min(phase), '') AS phase
FROM phases
WHERE start_day = CAST($since AS DATE) AND end_day = CAST($until AS DATE)
