"""Rollups written from contributions: added for those that are there, taken off for those that are replaced."""

from datetime import date
from pathlib import Path

import duckdb

from warehouse.rollups.voices import gather_voices

HERE = Path(__file__).parent
GROUP = ("gss_code", "role", "organisation_kind")
ROLLUPS = {  # each with what its sums are by
    "people": ("phase", "organisation", *GROUP),
    "activity": ("phase", *GROUP, "days", "contributions"),
    "days": ("phase", "day", "organisation", *GROUP),
    "ideas": ("phase", "idea"),
    "idea_groups": ("phase", "grouping", "group_code", "idea"),
    "votes": ("phase", "item", "direct", "organisation", *GROUP),
    "sentences": ("phase", "framework", "statement_id", "organisation", *GROUP),
}
OF_PEOPLE = ("steps", "events")
BEHIND = """
    WITH behind AS (
        SELECT DISTINCT framework, statement_id, idea FROM {decisions}
        WHERE idea IS NOT NULL AND NOT overruled AND outcome IN ('kept', 'merged'))
    FROM behind UNION ALL SELECT DISTINCT framework, '', idea FROM behind"""
WHO = "coalesce(person, -1) AS who"  # joined and gathered by one number, also whoever is not known
WHOLE = ("", None, None)  # all days, and what has no day


def roll_up(
    con: duckdb.DuckDBPyConnection, rows: str, terms: str, into: str, sign: int = 1, decisions: str = ""
) -> None:
    """Add the sums over `rows` (a table, or what can stand behind FROM, shaped like contributions) to the tables of
    rollups in the schema `into`; with the sign -1 take them off. `terms`: where the principles' items, the phases and,
    unless `decisions` is another such table, what became of ideas are. There are sums of all days and of each phase.
    """
    items = f"SELECT DISTINCT principle, item FROM {terms}.principle_items"
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_items AS {items}")
    behind = BEHIND.format(decisions=decisions or f"{terms}.decisions")
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_sentences AS {behind}")
    phases = f"SELECT phase, start_day, end_day FROM {terms}.phases ORDER BY phase"
    for name, first, last in [WHOLE, *con.execute(phases).fetchall()]:
        con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_rows AS {within(rows, first, last)}")
        # Of no rows there are no sums; what arrives live is mostly of one phase.
        if con.execute("SELECT 1 FROM rolled_rows LIMIT 1").fetchall():
            _roll_up(con, name, into, sign)
    con.execute("DROP VIEW rolled_rows; DROP VIEW rolled_items; DROP VIEW rolled_sentences")


def _roll_up(con: duckdb.DuckDBPyConnection, phase: str, into: str, sign: int) -> None:
    con.execute((HERE / "prepared.sql").read_text(encoding="utf-8"))
    gather_voices(con)
    for rollup in ROLLUPS:
        sums = (HERE / f"{rollup}.sql").read_text(encoding="utf-8")
        con.execute(f"INSERT INTO {into}.rollup_{rollup} {sums}", {"sign": sign, "phase": phase})
    for table in ("days", "people", "groups", "places", "voices", "codes"):
        con.execute(f"DROP TABLE rolled_{table}")


def roll_up_people(con: duckdb.DuckDBPyConnection, people: str, attendance: str, into: str, sign: int = 1) -> None:
    """The same for the sums over `people` (shaped like the table of that name): how far they have come, and to which
    events, as `attendance` says."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW people_known AS SELECT * FROM {people}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW people_attending AS SELECT event, person FROM {attendance}")
    for rollup in OF_PEOPLE:
        sums = (HERE / f"{rollup}.sql").read_text(encoding="utf-8")
        con.execute(f"INSERT INTO {into}.rollup_{rollup} {sums}", {"sign": sign})
    con.execute("DROP VIEW people_known; DROP VIEW people_attending")


def write_person_days(con: duckdb.DuckDBPyConnection, rows: str, people: str, into: str) -> None:
    """Fill the table of what each of the `people` gave on each day, as `rows` say, all of theirs."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW given AS SELECT person, kind, day, superseded FROM {rows}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW people_known AS SELECT * FROM {people}")
    con.execute(f"INSERT INTO {into}.rollup_person_days {(HERE / 'person_days.sql').read_text(encoding='utf-8')}")
    con.execute("DROP VIEW given; DROP VIEW people_known")


def within(rows: str, first: date | None, last: date | None) -> str:
    """A statement that gives the rows of these days (all, without days) as they stood on the last: a vote that was
    changed only later still counts."""
    if first is None:
        return f"SELECT *, {WHO} FROM {rows}"
    stood = f"superseded AND NOT coalesce(superseded_on > DATE '{last}', FALSE) AS superseded"
    return f"SELECT * REPLACE ({stood}), {WHO} FROM (FROM {rows}) WHERE day BETWEEN DATE '{first}' AND DATE '{last}'"


def roll_on(con: duckdb.DuckDBPyConnection, before: str, without: str, more: str, terms: str, into: str) -> None:
    """Fill the tables of rollups in the schema `into` with the sums in `before`, without those over the rows of
    `without` and with those over the rows of `more`: what `roll_up` would make of all rows, without reading them."""
    for name in ROLLUPS:
        con.execute(f"CREATE TEMP TABLE rollup_{name} AS SELECT * FROM {before}.rollup_{name}")
    # What became of ideas was the same before; ideas that nobody is left with are gone from what is.
    roll_up(con, without, terms, "temp", sign=-1, decisions=f"{before}.decisions")
    roll_up(con, more, terms, "temp")
    for name, keys in ROLLUPS.items():
        columns = [column for column, *_ in con.execute(f"DESCRIBE temp.rollup_{name}").fetchall()]
        sums = [column for column in columns if column not in keys]
        shown = ", ".join(f"CAST(sum({column}) AS BIGINT) AS {column}" for column in sums)
        some = " OR ".join(f"sum({column}) <> 0" for column in sums)
        con.execute(f"""
            INSERT INTO {into}.rollup_{name} BY NAME
            SELECT {", ".join(keys)}, {shown} FROM temp.rollup_{name} GROUP BY ALL HAVING {some} ORDER BY ALL""")
        con.execute(f"DROP TABLE temp.rollup_{name}")
