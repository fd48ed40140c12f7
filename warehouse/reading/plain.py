"""The fast way in: DuckDB's own CSV reader, told everything, for files proven to have one record a line."""

import io
from collections.abc import Iterator

import duckdb
import numpy as np
import pyarrow as pa

from warehouse.reading.evidence import CHUNK, insist_on_sha
from warehouse.reading.regular import insist_on_same, open_plain
from warehouse.reading.screen import suspect_first, text_of
from warehouse.reading.shapes import Sheet
from warehouse.reading.tables import count_of, named, set_aside


def read(con: duckdb.DuckDBPyConnection, sheet: Sheet, delimiter: str, into: str) -> bool:
    """Fills the empty table `into` and returns True; False, leaving it empty, when some line is of another width.

    Raises Refused when the file is not the one that was looked at.
    """
    file, evidence = sheet.file, sheet.evidence
    con.execute("SET preserve_insertion_order = true")  # lines are numbered by position
    con.execute(f"INSERT INTO {named(into)} SELECT NULL, * FROM {_reader(sheet, delimiter)}")
    if evidence.fresh:
        insist_on_sha(file.path, file.name, file.sha256)
    insist_on_same(file.path, file.name, evidence.stamp)
    if count_of(con, into) != evidence.lines - 1:
        con.execute(f"DELETE FROM {named(into)}")
        return False
    # Counted afterwards from the position: row_number() OVER () would read the file on one thread.
    con.execute(f"UPDATE {named(into)} SET line = rowid + 2")
    set_aside(con, into, sheet.header, delimiter)
    return True


def lend(con: duckdb.DuckDBPyConnection, sheet: Sheet, delimiter: str, into: str) -> None:
    """Makes the view `into` of the file where it lies: its rows as text, in their order, without their lines."""
    con.execute("SET preserve_insertion_order = true")
    con.execute(f"CREATE VIEW {named(into)} AS SELECT * FROM {_reader(sheet, delimiter)}")


def as_looked_at(con: duckdb.DuckDBPyConnection, sheet: Sheet, rows: int, first: tuple[str, str]) -> bool:
    """Whether a lent file has given every line as one row (`rows` in all), and all of them are data. `first`: a table
    and the name that every first cell stands under there. No cell is too long: none of a plain file's lines is.

    Raises Refused when the file is not the one that was looked at.
    """
    file, evidence = sheet.file, sheet.evidence
    if evidence.fresh:
        insist_on_sha(file.path, file.name, file.sha256)
    insist_on_same(file.path, file.name, evidence.stamp)
    table, cell = first
    odd = f"SELECT 1 FROM {named(table)} WHERE {suspect_first(named(cell), sheet.header)} LIMIT 1"
    return rows == evidence.lines - 1 and not con.execute(odd).fetchall()


def pick(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str, lines: np.ndarray) -> None:
    """Makes the table `into` (line, c0, c1, …) of some lines of a lent file, by their ascending numbers.

    Raises Refused when the file is not the one that was looked at.
    """
    width, end = len(sheet.header), (sheet.evidence.line_end or "").removesuffix("\n")
    con.execute(f"CREATE TABLE {named(into)} (line BIGINT, {', '.join(f'c{i} VARCHAR' for i in range(width))})")
    for numbers, texts in _texts_of(sheet, lines):
        cells = [text.decode().removesuffix(end).split(sheet.form.delimiter) for text in texts]
        arrays = [pa.array(numbers), *(pa.array(column, pa.string()) for column in zip(*cells, strict=True))]
        con.register("picked", pa.table(arrays, names=[str(place) for place in range(width + 1)]))
        con.execute(f"INSERT INTO {named(into)} SELECT * FROM picked")
        con.unregister("picked")
    insist_on_same(sheet.file.path, sheet.file.name, sheet.evidence.stamp)


def _texts_of(sheet: Sheet, lines: np.ndarray) -> Iterator[tuple[np.ndarray, list[bytes]]]:
    """Some of a file's lines, a stretch of the file at a time: their numbers, and their bytes."""
    passed = 0  # lines
    with open_plain(sheet.file.path, sheet.file.name) as file, io.BufferedReader(file, CHUNK) as opened:
        while chunk := opened.read(CHUNK) + opened.readline():
            many = chunk.count(b"\n") + (not chunk.endswith(b"\n"))
            here = lines[np.searchsorted(lines, passed, "right") : np.searchsorted(lines, passed + many, "right")]
            if len(here):
                every = chunk.split(b"\n")
                yield here, [every[line - passed - 1] for line in here]
            passed += many


def _reader(sheet: Sheet, delimiter: str) -> str:
    cells = [f"c{i}" for i in range(len(sheet.header))]
    columns = ", ".join(f"'{cell}': 'VARCHAR'" for cell in cells)
    end = "\\r\\n" if sheet.evidence.line_end == "\r\n" else "\\n"
    # ignore_errors drops lines of another width; the count shows that, and no transaction is lost as by an error.
    return f"""read_csv({text_of(str(sheet.file.path))}, auto_detect=false, columns={{{columns}}}, header=false, skip=1,
        delim={text_of(delimiter)}, new_line='{end}', quote='', escape='', comment='', encoding='utf-8',
        compression='none', force_not_null=[{", ".join(map(text_of, cells))}], strict_mode=true, null_padding=false,
        allow_quoted_nulls=false, hive_partitioning=false, filename=false, ignore_errors=true)"""
