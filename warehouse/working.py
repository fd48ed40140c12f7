"""The database in memory that a release is built in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.contract.clocks import london_day
from warehouse.settings import settings

LEAST = 512 << 20  # bytes that any build may use
LITTLE = 3 << 19  # bytes of rows from which on a good plan is worth its while
A_ROW = 64  # bytes, about, in the export it came in


def open_database(work: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory for one build; what does not fit spills into the work folder, which goes when the build
    ends."""
    limits = settings()["warehouse"]
    config = {
        "memory_limit": limits["memory_limit"],
        "threads": limits["threads"],
        "temp_directory": str(work / "spill"),
    }
    con = duckdb.connect(config=config)
    con.execute("SET TimeZone = 'Europe/London'")
    con.execute(f"CREATE TEMP MACRO london_day(utc) AS {london_day('utc')}")
    return con


def limit_memory(con: duckdb.DuckDBPyConnection, size: int) -> None:
    """Let a build of files of `size` bytes, beside what stays of the attached `live`, use so much memory and a little
    more, but no more than the settings say: what is over goes to the disk, and other programs keep theirs."""
    kept = "SELECT path FROM duckdb_databases() WHERE database_name = 'live'"
    size += sum(Path(path).stat().st_size for (path,) in con.execute(kept).fetchall())
    limits = settings()["warehouse"]["memory_limit"], f"{(LEAST + size) >> 20}MiB"
    con.execute(f"SET memory_limit = '{min(limits, key=_mebibytes)}'")


def is_little(con: duckdb.DuckDBPyConnection, size: int) -> bool:
    """Whether a build of files of `size` bytes, beside what stays of the attached `live`, is of so few rows that
    planning its statements takes longer than they do."""
    if con.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'live'").fetchall():
        size += A_ROW * con.execute("SELECT coalesce(sum(rows_in), 0)::BIGINT FROM live.files").fetchall()[0][0]
    return size < LITTLE


@contextmanager
def soon(con: duckdb.DuckDBPyConnection, little: bool) -> Iterator[None]:
    """Within the block statements over few rows run as they are written, without looking for a better plan."""
    if little:
        con.execute("PRAGMA disable_optimizer")
    yield
    con.execute("PRAGMA enable_optimizer")


def _mebibytes(limit: str) -> float:
    number, unit = re.fullmatch(r"([0-9.]+) *([KMGT])i?B", limit, re.IGNORECASE).groups()
    return float(number) * 1024 ** ("KMGT".index(unit.upper()) - 1)
