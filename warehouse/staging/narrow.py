"""The rows of one file as they are worked on: a text that is looked up stands as its hash, a moment in the usual form
as a moment. So a file of millions of rows is read twice and its text is never kept."""

from collections.abc import Sequence
from itertools import count

import duckdb

from warehouse.contract.moments import plain_local
from warehouse.contract.tables import Column

MOMENTS = frozenset({"moment", "joined", "day"})


def local_time(name: str) -> str:
    """The column of `narrow` that holds the wall-clock times of a column of moments."""
    return f'"{name} at"'


def hashed(text: str, salt: int = 0) -> str:
    """SQL for what stands for a text; NULL for none."""
    return f"CASE WHEN {text} <> '' THEN hash({text}{f', {salt}' if salt else ''}) END"


def is_looked_up(column: Column) -> bool:
    """Whether a column's different texts are read one by one, each once."""
    return column.kind != "text" and column.kind not in MOMENTS


def make_narrow(con: duckdb.DuckDBPyConnection, columns: Sequence[Column], numbered: bool) -> None:
    """Make the view `narrow` of the rows of `cut`, with their `line`. Where `cut` is not `numbered`, its rows are the
    lines from the second on, in order."""
    con.execute("SET preserve_insertion_order = true")  # lines are numbered by position
    _fill(con, columns, numbered, 0)
    con.execute(f"CREATE VIEW narrow AS SELECT {'' if numbered else 'rowid + 2 AS line, '}* FROM narrowed")


def make_texts(con: duckdb.DuckDBPyConnection, columns: Sequence[Column], numbered: bool) -> int:
    """Make the table `texts` of every different text of the columns that are looked up, with its number of rows (`n`).

    Gives the salt under which no two texts of a column have the same hash; `narrow` is made anew where that is not 0.
    """
    names = [f'"{column.name}"' for column in columns if is_looked_up(column)]
    if not names:
        return 0
    sets = ", ".join(f"({name})" for name in names)
    con.execute(
        f"CREATE TABLE texts AS SELECT {', '.join(names)}, count(*) AS n FROM cut GROUP BY GROUPING SETS ({sets})"
    )
    salt = next(salt for salt in count() if _all_differ(con, names, salt))
    if salt:
        con.execute("DROP TABLE narrowed")
        _fill(con, columns, numbered, salt)
    return salt


def drop_narrow(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what `make_narrow` and `make_texts` made."""
    con.execute("DROP VIEW narrow; DROP TABLE narrowed; DROP TABLE IF EXISTS texts")


def _fill(con: duckdb.DuckDBPyConnection, columns: Sequence[Column], numbered: bool, salt: int) -> None:
    moments = [column.name for column in columns if column.kind in MOMENTS]
    read = ", ".join(f"{plain_local(_quoted(name))} AS {local_time(name)}" for name in moments)
    parts = ["line"] if numbered else []
    for column in columns:
        name = _quoted(column.name)
        if column.name in moments:
            local = local_time(column.name)
            parts += [f"CASE WHEN {local} IS NULL THEN {name} END AS {name}", local]
        else:
            parts.append(f"{hashed(name, salt)} AS {name}" if is_looked_up(column) else name)
    rows = f"(SELECT *, {read} FROM cut)" if read else "cut"
    con.execute(f"CREATE TABLE narrowed AS SELECT {', '.join(parts)} FROM {rows}")


def _all_differ(con: duckdb.DuckDBPyConnection, names: Sequence[str], salt: int) -> bool:
    hashes = [f"count({name}) FILTER ({name} <> '') = count(DISTINCT {hashed(name, salt)})" for name in names]
    return con.execute(f"SELECT {' AND '.join(hashes)} FROM texts").fetchall()[0][0]


def _quoted(name: str) -> str:
    return f'"{name}"'
