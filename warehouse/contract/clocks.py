"""London's clock in SQL: the same answers as the calendar of the time zone gives, and many times faster.

From 1996 on summer time lasts from the last Sunday of March to the last Sunday of October, each at 01:00 UTC. Years
before that, and those for which it may yet be changed, are left to the calendar.
"""

import duckdb

LONDON = "timezone('Europe/London', timezone('UTC', {utc}))"
SAME_RULE = "year({x}) BETWEEN 1996 AND 2037"
# March and October have 31 days: midnight at the beginning of the last Sunday of the month.
LAST_SUNDAY = "(date_trunc('month', {x})::DATE + CAST(30 - (dayofweek({x}) + 31 - day({x})) % 7 AS INTEGER))::TIMESTAMP"
IN_SUMMER = (
    "CASE WHEN month({x}) BETWEEN 4 AND 9 THEN TRUE"
    " WHEN month({x}) = 3 THEN {x} >= " + LAST_SUNDAY + " + INTERVAL {hours} HOUR"
    " WHEN month({x}) = 10 THEN {x} < " + LAST_SUNDAY + " + INTERVAL {hours} HOUR ELSE FALSE END"
)


def from_london(local: str) -> str:
    """SQL: a London wall-clock time as UTC. Summer time is tried first, which makes a repeated hour the first of the
    two; an hour that does not exist moves on."""
    quick = f"CASE WHEN {IN_SUMMER.format(x=local, hours=2)} THEN {local} - INTERVAL 1 HOUR ELSE {local} END"
    return f"CASE WHEN {SAME_RULE.format(x=local)} THEN {quick} ELSE {by_calendar(local)} END"


def by_calendar(local: str) -> str:
    """The same in any year, as the calendar of the time zone has it."""
    summer = f"{local} - INTERVAL 1 HOUR"
    return f"CASE WHEN {LONDON.format(utc=summer)} = {local} THEN {summer} ELSE {local} END"


def london_day(utc: str) -> str:
    """SQL: the London day of a moment in UTC."""
    quick = f"CASE WHEN {IN_SUMMER.format(x=utc, hours=1)} THEN {utc} + INTERVAL 1 HOUR ELSE {utc} END"
    return f"CAST(CASE WHEN {SAME_RULE.format(x=utc)} THEN {quick} ELSE {LONDON.format(utc=utc)} END AS DATE)"


def clock_changes(con: duckdb.DuckDBPyConnection, table: str, local: str) -> int:
    """Rows whose London hour (`local`, SQL) does not exist or comes twice; only Sundays of March and October can hold
    one."""
    summer, winter = (f"{LONDON.format(utc=utc)} = moment" for utc in ("moment - INTERVAL 1 HOUR", "moment"))
    return con.execute(f"""
        WITH written AS (SELECT {local} AS moment FROM {table})
        SELECT count(*) FROM written WHERE month(moment) IN (3, 10) AND dayofweek(moment) = 0
          AND ({summer}) = ({winter})""").fetchall()[0][0]
