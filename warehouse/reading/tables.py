"""The two DuckDB tables a sheet is loaded into: its rows as text, and its bad rows."""

import hashlib
from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from warehouse.reading.screen import REASONS, fault, mojibake, suspects, text_of
from warehouse.reading.shapes import BadRow, Batch

AT_ONCE = 16 << 20  # bytes of text handed to DuckDB in one go
BAD = pa.schema([("line", pa.int64()), ("code", pa.string()), ("reason", pa.string()), ("hash", pa.string())])


def named(table: str) -> str:
    """A table's name as SQL writes it."""
    return '"' + table.replace('"', '""') + '"'


def bad_of(into: str) -> str:
    """The name of the table of bad rows that goes with a table."""
    return into + "_bad"


def make(con: duckdb.DuckDBPyConnection, into: str, width: int) -> None:
    """Make both tables, empty, with so many cells a row."""
    cells = ", ".join(f"c{i} VARCHAR" for i in range(width))
    con.execute(f"CREATE TABLE {named(into)} (line BIGINT, {cells})")
    make_bad(con, into)


def make_bad(con: duckdb.DuckDBPyConnection, into: str) -> None:
    """Make the table of bad rows alone, empty."""
    con.execute(f"CREATE TABLE {named(bad_of(into))} (line BIGINT, code VARCHAR, reason VARCHAR, hash VARCHAR)")


def drop(con: duckdb.DuckDBPyConnection, into: str) -> None:
    """Drop both tables, where they are."""
    for table in (into, bad_of(into)):
        con.execute(f"DROP TABLE IF EXISTS {named(table)}")


def count_of(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    return con.execute(f"SELECT count(*) FROM {named(table)}").fetchall()[0][0]


def count_mojibake(con: duckdb.DuckDBPyConnection, into: str, header: Sequence[str]) -> int:
    """How many rows hold letters that were wrongly converted before they came here."""
    return con.execute(f"SELECT count(*) FROM {named(into)} WHERE {mojibake(header)}").fetchall()[0][0]


def append(con: duckdb.DuckDBPyConnection, into: str, header: Sequence[str], batches: Iterable[Batch]) -> None:
    """Adds batches to both tables, in the order of lines; rows that are no data go to the bad table."""
    gathered: list[Batch] = []
    size = 0
    for batch in batches:
        gathered.append(batch)
        size += sum(column.nbytes for column in batch.columns)
        if size > AT_ONCE:
            _append(con, into, header, gathered)
            gathered, size = [], 0
    if gathered:
        _append(con, into, header, gathered)


def _append(con: duckdb.DuckDBPyConnection, into: str, header: Sequence[str], batches: list[Batch]) -> None:
    arriving = into + "_arriving"
    con.register(arriving, pa.concat_tables(_rows(batch) for batch in batches).combine_chunks())
    try:
        found = {line: code for line, code, _ in _faulty(con, arriving, header, "''")}
        kept = f"WHERE ({fault(header)}) IS NULL" if found else ""
        con.execute(f"INSERT INTO {named(into)} SELECT * FROM {named(arriving)} {kept}")
    finally:
        con.unregister(arriving)
    append_bad(con, into, [bad for batch in batches for bad in batch.bad + _screened(batch, found)])


def _faulty(con: duckdb.DuckDBPyConnection, table: str, header: Sequence[str], more: str) -> list[tuple[int, str, str]]:
    """Line, code and the expression `more` of the rows that are no data."""
    if not con.execute(f"SELECT line FROM {named(table)} WHERE {suspects(header)} LIMIT 1").fetchall():
        return []
    judged = f"CASE WHEN {suspects(header)} THEN {fault(header)} END"
    query = f"SELECT line, {judged} AS code, {more} FROM {named(table)} WHERE {judged} IS NOT NULL ORDER BY line"
    return con.execute(query).fetchall()


def append_bad(con: duckdb.DuckDBPyConnection, into: str, bad: list[BadRow]) -> None:
    """Add rows to the table of bad rows."""
    if bad:
        arriving = bad_of(into) + "_arriving"
        con.register(arriving, pa.Table.from_pylist([b._asdict() for b in sorted(bad)], BAD))
        con.execute(f"INSERT INTO {named(bad_of(into))} SELECT line, code, reason, hash FROM {named(arriving)}")
        con.unregister(arriving)


def set_aside(con: duckdb.DuckDBPyConnection, into: str, header: Sequence[str], delimiter: str) -> None:
    """Moves rows that are no data from a filled table to its bad table, hashing the line they must have stood in."""
    line = f"concat_ws({text_of(delimiter)}, {', '.join(f'c{i}' for i in range(len(header)))})"
    found = _faulty(con, into, header, f"sha256({line})")
    append_bad(con, into, [BadRow(at, code, REASONS[code], digest) for at, code, digest in found])
    if found:
        con.execute(f"DELETE FROM {named(into)} WHERE line IN (SELECT line FROM {named(bad_of(into))})")


def _rows(batch: Batch) -> pa.Table:
    arrays = [pa.array(batch.lines, pa.int64()), *batch.columns]
    return pa.table(arrays, names=["line", *(f"c{i}" for i in range(len(batch.columns)))])


def _screened(batch: Batch, found: dict[int, str]) -> list[BadRow]:
    faulty = [(i, found[line]) for i, line in enumerate(batch.lines) if line in found] if found else []
    return [BadRow(batch.lines[i], c, REASONS[c], hashlib.sha256(batch.raw(i)).hexdigest()) for i, c in faulty]
