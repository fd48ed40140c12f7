"""Opens the sheets of a file, and loads one into two DuckDB tables of text."""

from collections.abc import Callable, Sequence

import duckdb

from warehouse.reading import tables
from warehouse.reading.delimited import Delimited, open_text
from warehouse.reading.evidence import look_at
from warehouse.reading.header import insist_on_header
from warehouse.reading.joined import joining
from warehouse.reading.parquet import open_parquet
from warehouse.reading.regular import changed, insist_on_same
from warehouse.reading.sections import Titled, open_sections
from warehouse.reading.shapes import FoundFile, Loaded, Note, Sheet
from warehouse.reading.workbook import open_workbook
from warehouse.refusal import Refused

__all__ = ["Loaded", "Note", "Sheet", "lend", "load", "open_sheets"]


def open_sheets(
    file: FoundFile,
    knows: Callable[[Sequence[str]], bool],
    sheet: str | None = None,
    titled: Titled = lambda cells: None,
) -> list[Sheet]:
    """The tables of a file: one of a CSV or Parquet file, one a worksheet with content of a workbook.

    A CSV file in which `titled` gives the name of a row that is a title holds a table for each of them.

    The header is the first of the first 30 rows that `knows` accepts, else the first row that is not empty.
    `sheet` narrows a workbook to one worksheet. Raises Refused.
    """
    evidence = file.evidence or look_at(file.path, file.name)
    insist_on_same(file.path, file.name, evidence.stamp)
    if evidence.sha256 != file.sha256:
        raise changed(file.name)
    if file.kind == "csv":
        sheets = open_sections(file, evidence, knows, titled) or [open_text(file, evidence, knows)]
    elif file.kind == "xlsx":
        sheets = open_workbook(file, evidence, knows, sheet)
    elif file.kind == "parquet":
        sheets = [open_parquet(file, evidence, knows)]
    else:
        raise Refused(file.name, f"'{file.name}' is no table: give a file that ends in .csv, .xlsx or .parquet.")
    for opened in sheets:
        if opened.known:
            insist_on_header(opened)
    return sheets


def load(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str, joins_cells: bool = False) -> Loaded:
    """Makes the tables `into` (line, c0, c1, …: cells as text, empty = '') and `into`_bad (line, code, reason, hash).

    Both are in file order. Lines are those of the file (rows of the worksheet), from 1. `joins_cells`: the last column
    was written without quotation marks, so what is too much in a line of text belongs to it. Raises Refused, and then
    neither table is left behind.
    """
    insist_on_header(sheet)
    sheet = joining(sheet) if joins_cells else sheet
    tables.make(con, into, len(sheet.header))
    try:
        _fill(con, sheet, into)
        insist_on_same(sheet.file.path, sheet.file.name, sheet.evidence.stamp)
    except Refused:
        tables.drop(con, into)
        raise
    kept = tables.count_of(con, into)
    return Loaded(kept + tables.count_of(con, tables.bad_of(into)), sheet.notes + _notes(con, sheet, into, kept))


def lend(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
    """Where a sheet is a file proven plain: makes the view `into` of the file where it lies (c0, c1, …: as `load` does,
    but without lines) and the empty table `into`_bad. False, and neither, for any other sheet.

    Ask `plain.as_looked_at` once its rows are read. Raises Refused.
    """
    insist_on_header(sheet)
    if not isinstance(sheet.form, Delimited) or sheet.evidence.lines < 2 or not sheet.form.lend(con, sheet, into):
        return False
    tables.make_bad(con, into)
    return True


def _fill(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> None:
    if not sheet.form.fast(con, sheet, into):
        tables.append(con, into, sheet.header, sheet.form.batches(sheet))


def _notes(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str, kept: int) -> tuple[Note, ...]:
    where = f"'{sheet.file.name}'" if sheet.name is None else f"the sheet '{sheet.name}' of '{sheet.file.name}'"
    if not kept:
        return (Note("no_rows", f"There is nothing below the column names in {where}.", 1),)
    clean = sheet.file.kind == "csv" and sheet.evidence.utf8 and not sheet.evidence.mojibake
    garbled = 0 if clean else tables.count_mojibake(con, into, sheet.header)
    if not garbled:
        return ()
    why = f"Some letters in {where} look wrongly converted ('Ã©' for 'é'): check where it comes from."
    return (Note("mojibake", why, garbled),)
