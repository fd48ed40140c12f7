"""Writes the funders' file beside the warehouse: the one place where disclosure control is built into data."""

from pathlib import Path

import duckdb

from warehouse.opening import in_sql
from warehouse.settings import settings

SQL = Path(__file__).with_name("published.sql")
LEAST = 5


def publish(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the published aggregates of the attached `release` to a new file at `path`.

    A threshold or base below 5 in the settings is taken as 5.
    """
    rule = settings()["disclosure"]
    values = {
        "threshold": max(LEAST, rule["threshold"]),
        "base": max(LEAST, rule["base"]),
        "extreme": rule["share_extreme_denominator"],
    }
    con.execute(f"ATTACH {in_sql(path)} AS published (RECOVERY_MODE 'no_wal_writes')")
    for statement in con.extract_statements(SQL.read_text(encoding="utf-8")):
        con.execute(statement, {name: values[name] for name in statement.named_parameters})
    con.execute("DROP TABLE given; DROP TABLE people_counted; DETACH published")
