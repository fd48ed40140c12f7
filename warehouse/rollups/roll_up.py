"""Rollups written from contributions: added for those that are there, taken off for those that are replaced."""

from pathlib import Path

import duckdb

HERE = Path(__file__).parent
ROLLUPS = ("people", "activity", "days", "ideas", "votes")


def roll_up(con: duckdb.DuckDBPyConnection, rows: str, items: str, into: str, sign: int = 1) -> None:
    """Add the sums over `rows` (a table or a statement in brackets, shaped like contributions) to the tables of
    rollups in the schema `into`; with the sign -1 take them off. `items` is the table of principles and their items.
    """
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_rows AS SELECT * FROM {rows}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_items AS SELECT DISTINCT principle, item FROM {items}")
    con.execute((HERE / "prepared.sql").read_text(encoding="utf-8"))
    for name in ROLLUPS:
        sums = (HERE / f"{name}.sql").read_text(encoding="utf-8")
        con.execute(f"INSERT INTO {into}.rollup_{name} {sums}", {"sign": sign})
    con.execute("DROP TABLE rolled_people; DROP VIEW rolled_rows; DROP VIEW rolled_items")
