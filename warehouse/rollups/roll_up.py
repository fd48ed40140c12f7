"""Rollups written from contributions: added for those that are there, taken off for those that are replaced."""

from pathlib import Path

import duckdb

HERE = Path(__file__).parent
GROUP = ("gss_code", "role", "organisation_kind")
ROLLUPS = {  # each with what its sums are by
    "people": ("organisation", *GROUP),
    "activity": (*GROUP, "days", "contributions"),
    "days": ("day", "organisation", *GROUP),
    "ideas": ("idea",),
    "votes": ("item", "direct", "organisation", *GROUP),
}


def roll_up(con: duckdb.DuckDBPyConnection, rows: str, items: str, into: str, sign: int = 1) -> None:
    """Add the sums over `rows` (a table or a statement in brackets, shaped like contributions) to the tables of
    rollups in the schema `into`; with the sign -1 take them off. `items` is the table of principles and their items.
    """
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_rows AS SELECT *, coalesce(person, -1) AS who FROM {rows}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_items AS SELECT DISTINCT principle, item FROM {items}")
    con.execute((HERE / "prepared.sql").read_text(encoding="utf-8"))
    for name in ROLLUPS:
        sums = (HERE / f"{name}.sql").read_text(encoding="utf-8")
        con.execute(f"INSERT INTO {into}.rollup_{name} {sums}", {"sign": sign})
    con.execute("DROP TABLE rolled_people; DROP TABLE rolled_groups; DROP TABLE rolled_places; DROP TABLE rolled_votes")
    con.execute("DROP VIEW rolled_rows; DROP VIEW rolled_items")


def roll_on(con: duckdb.DuckDBPyConnection, before: str, without: str, more: str, items: str, into: str) -> None:
    """Fill the tables of rollups in the schema `into` with the sums in `before`, without those over the rows of
    `without` and with those over the rows of `more`: what `roll_up` would make of all rows, without reading them."""
    for name in ROLLUPS:
        con.execute(f"CREATE TEMP TABLE rollup_{name} AS SELECT * FROM {before}.rollup_{name}")
    roll_up(con, without, items, "temp", sign=-1)
    roll_up(con, more, items, "temp")
    for name, keys in ROLLUPS.items():
        columns = [column for column, *_ in con.execute(f"DESCRIBE temp.rollup_{name}").fetchall()]
        sums = [column for column in columns if column not in keys]
        shown = ", ".join(f"CAST(sum({column}) AS BIGINT) AS {column}" for column in sums)
        some = " OR ".join(f"sum({column}) <> 0" for column in sums)
        con.execute(f"""
            INSERT INTO {into}.rollup_{name} BY NAME
            SELECT {", ".join(keys)}, {shown} FROM temp.rollup_{name} GROUP BY ALL HAVING {some} ORDER BY ALL""")
        con.execute(f"DROP TABLE temp.rollup_{name}")
