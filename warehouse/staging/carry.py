"""What stays of the live release, staged again as if it had just been read."""

from collections.abc import Sequence
from pathlib import Path

import duckdb


def carry(con: duckdb.DuckDBPyConnection, kept: Sequence[int]) -> None:
    """Stage the rows of the sources numbered `kept` from the attached `live`."""
    if kept:
        con.execute("CREATE TEMP TABLE kept (source INTEGER)")
        con.executemany("INSERT INTO kept VALUES ($1)", [[number] for number in kept])
        con.execute(Path(__file__).with_name("carry.sql").read_text(encoding="utf-8"))
