"""Dates and times, read in SQL: a column is looked at as a whole first, then every cell is read the way its column is
written.

Moments are kept as UTC; a time without a zone is London's. An hour that does not exist (clocks forward) moves on, one
that comes twice is the first.
"""

from dataclasses import dataclass, field
from datetime import date

import duckdb

from warehouse.contract.clocks import LONDON, by_calendar, clock_changes, from_london
from warehouse.programme import Programme
from warehouse.refusal import NeedsAnswer, Refused

DAY = "[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
CLOCK = "[T ][0-9]{{1,2}}:[0-9]{{2}}(:[0-9]{{2}}([.][0-9]+)?)?"
ISO = "regexp_matches({x}, '^" + DAY + "')"
LOCAL = "regexp_matches({x}, '^" + DAY + "(" + CLOCK + ")?$')"
ZONED = "regexp_matches({x}, '^" + DAY + CLOCK + " ?([zZ]|UTC|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$')"
SLASHED = "regexp_matches({x}, '^[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{4}}')"
NUMERIC = "regexp_full_match({x}, '-?[0-9]+([.][0-9]+)?')"
MISSING = "({x} IS NULL OR lower({x}) IN ('', '#n/a', 'n/a', '-', 'null'))"
SCALES = {"excel": (2e4, 1e5, 86_400e6), "s": (1e8, 1e11, 1e6), "ms": (1e11, 1e14, 1e3), "us": (1e14, 1e17, 1.0)}
ORDERS = {"dmy": ("day_first", "%d/%m/%Y"), "mdy": ("month_first", "%m/%d/%Y")}
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class MomentColumn:
    """How one column is read: SQL for its value (TIMESTAMP, UTC), SQL for its fault (a reason code or NULL), and
    notes (code -> rows)."""

    value: str
    fault: str
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """What a column of dates was found to hold, in rows."""

    missing: int
    local: int
    zoned: int
    slashed: int
    first_over_12: int
    second_over_12: int
    excel: int
    s: int
    ms: int
    us: int

    @property
    def numeric(self) -> str | None:
        """The scale most numbers are on."""
        scale = max(SCALES, key=lambda name: getattr(self, name))
        return scale if getattr(self, scale) else None


def read_moments(
    con: duckdb.DuckDBPyConnection,
    table: str,
    cell: str,
    local: str,
    file: str,
    column: str,
    dates: str | None,
    programme: Programme,
    lenient: bool,
) -> MomentColumn:
    """How the dates of `cell` (SQL) in `table` are read; those in `local` (SQL, a London wall-clock time) are read
    already, by `plain_local`. `dates` is the answer "dmy" or "mdy", if any was given.

    `lenient` columns (when somebody registered) may lie before the programme's first day.
    Raises NeedsAnswer where the order of day and month is open, Refused where a row contradicts it.
    """
    others = f"(SELECT * FROM {table} WHERE {local} IS NULL)"
    written = look(con, others, cell)
    order = day_order(written, dates, file, column)
    value = f"CASE WHEN {local} IS NOT NULL THEN {from_london(local)} ELSE {value_sql(cell, written, order)} END"
    fault = fault_sql(cell, local, value_sql(cell, written, order), programme, lenient)
    read = con.execute(f"SELECT count({local}) FROM {table}").fetchall()[0][0]
    found = notes(con, others, cell, written, order)
    found["clock_change"] = found.get("clock_change", 0) + clock_changes(con, table, local)
    found["no_zone"] = written.local + read
    return MomentColumn(value, fault, {code: rows for code, rows in found.items() if rows})


def plain_local(cell: str) -> str:
    """SQL for the London wall-clock time of a cell in the usual form (ISO 8601, no zone), which is all that most
    columns hold; NULL for any other cell."""
    return f"CASE WHEN {LOCAL.format(x=cell)} THEN TRY_CAST({cell} AS TIMESTAMP) END"


def look(con: duckdb.DuckDBPyConnection, table: str, cell: str) -> Written:
    """What the column holds."""
    number = f"TRY_CAST({cell} AS DOUBLE)"
    numeric, slashed = NUMERIC.format(x=cell), SLASHED.format(x=cell)
    part = f"regexp_extract({cell}, '^([0-9]+)[/.]([0-9]+)', {{}})::INTEGER > 12"
    scales = ", ".join(
        f"count(*) FILTER ({numeric} AND {number} >= {low} AND {number} < {high})" for low, high, _ in SCALES.values()
    )
    row = con.execute(f"""
        SELECT count(*) FILTER ({MISSING.format(x=cell)}), count(*) FILTER ({LOCAL.format(x=cell)}),
               count(*) FILTER ({ZONED.format(x=cell)}), count(*) FILTER ({slashed}),
               count(*) FILTER (CASE WHEN {slashed} THEN {part.format(1)} ELSE FALSE END),
               count(*) FILTER (CASE WHEN {slashed} THEN {part.format(2)} ELSE FALSE END), {scales}
        FROM {table}""").fetchall()[0]
    return Written(*row)


def day_order(written: Written, dates: str | None, file: str, column: str) -> str | None:
    """Whether the day or the month comes first in dates with slashes; None where there are none."""
    if not written.slashed:
        return None
    both = written.first_over_12 and written.second_over_12
    contradicted = (dates == "dmy" and written.second_over_12) or (dates == "mdy" and written.first_over_12)
    if both or contradicted:
        said = (
            "day first in some rows and month first in others"
            if both
            else f"not {ORDERS[dates][0].replace('_', ' ')} as was said"
        )
        raise Refused(
            file, f"{file}: the dates in column {column} are written {said}; write them as 2014-06-30 and import again."
        )
    if dates is None:
        question = f"{file}: is the day or the month first in column {column}? Say --dates dmy or --dates mdy."
        raise NeedsAnswer(file, question, "--dates")
    return dates


def value_sql(cell: str, written: Written, order: str | None) -> str:
    """SQL for the moment in UTC; NULL where the cell cannot be read as its column is written."""
    cases = [(when, by_calendar(local)) for when, local in local_sql(cell, written, order)]
    if written.zoned:
        with_colon = f"regexp_replace({cell}, ' ?([+-][0-9]{{2}}):?([0-9]{{2}})$', '\\1:\\2')"
        cases.append((ZONED.format(x=cell), f"timezone('UTC', TRY_CAST({with_colon} AS TIMESTAMPTZ))"))
    if scale := written.numeric:
        cases.append((NUMERIC.format(x=cell), _number_sql(cell, scale)))
    return _first_of(cases)


def local_sql(cell: str, written: Written, order: str | None) -> list[tuple[str, str]]:
    """(SQL condition, SQL for the London wall-clock time) for each way in which times without a zone are written."""
    cases = [(LOCAL.format(x=cell), f"TRY_CAST({cell} AS TIMESTAMP)")] if written.local else []
    if order:
        formats = ", ".join(f"'{ORDERS[order][1]}{clock}'" for clock in ("", " %H:%M", " %H:%M:%S"))
        cases.append((SLASHED.format(x=cell), f"try_strptime(replace({cell}, '.', '/'), [{formats}])"))
    return cases


def _first_of(cases: list[tuple[str, str]]) -> str:
    branches = " ".join(f"WHEN {when} THEN {then}" for when, then in cases)
    return f"CASE {branches} END" if cases else "NULL::TIMESTAMP"


def _number_sql(cell: str, scale: str) -> str:
    low, high, factor = SCALES[scale]
    number = f"TRY_CAST({cell} AS DOUBLE)"
    micros = f"CAST(round({number} * {factor}) AS BIGINT)"
    moment = (
        f"make_timestamp({micros})"
        if scale != "excel"
        else by_calendar(f"TIMESTAMP '1899-12-30' + to_microseconds({micros})")
    )
    return f"CASE WHEN {number} >= {low} AND {number} < {high} THEN {moment} END"


def fault_sql(cell: str, local: str, value: str, programme: Programme, lenient: bool) -> str:
    """SQL for a reason code: unreadable, unlike its column, or outside the programme's dates (made inclusive, in
    London days). A wall-clock time that is read already stands in `local`."""
    first = EARLIEST if lenient or programme.start is None else programme.start
    last = f"DATE '{programme.end}'" if programme.end else "today() + 1"
    outside = "WHEN NOT isfinite({moment}) OR {day} < DATE '" + f"{first}' OR {{day}} > {last} THEN 'outside_the_dates'"
    at_once = outside.format(moment=local, day=f"CAST({local} AS DATE)")
    checked = outside.format(moment=value, day=f"CAST({LONDON.format(utc=value)} AS DATE)")
    readable = f"({ISO.format(x=cell)} OR {SLASHED.format(x=cell)} OR {NUMERIC.format(x=cell)})"
    return f"""CASE WHEN {local} IS NOT NULL THEN CASE {at_once} END
        WHEN {MISSING.format(x=cell)} THEN NULL
        WHEN {value} IS NULL THEN CASE WHEN {readable} THEN 'odd_date' ELSE 'not_a_date' END {checked} END"""


def notes(con: duckdb.DuckDBPyConnection, table: str, cell: str, written: Written, order: str | None) -> dict[str, int]:
    """What was converted, as reason code -> rows."""
    local = _first_of(local_sql(cell, written, order))
    found = {"no_zone": written.local, "clock_change": clock_changes(con, table, local)}
    if order:
        found[ORDERS[order][0]] = written.slashed
    if scale := written.numeric:
        found["excel_serial" if scale == "excel" else "numeric_epoch"] = getattr(written, scale)
    found["missing_number"] = _tokens(con, table, cell)
    return {code: rows for code, rows in found.items() if rows}


def _tokens(con: duckdb.DuckDBPyConnection, table: str, cell: str) -> int:
    return con.execute(f"SELECT count(*) FROM {table} WHERE {MISSING.format(x=cell)} AND {cell} <> ''").fetchall()[0][0]
