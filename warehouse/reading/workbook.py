"""Workbooks (.xlsx): their worksheets, and the rows of those as text."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.reading.evidence import Evidence
from warehouse.reading.firstbytes import insist_on_workbook
from warehouse.reading.header import SEARCHED, Header, Knows, find_header
from warehouse.reading.package import Package, Tab, merged_at, open_package
from warehouse.reading.screen import REASONS, width_fault
from warehouse.reading.shapes import BadRow, Batch, FoundFile, Sheet, columns_of
from warehouse.reading.worksheet import SheetRow, rows_of
from warehouse.refusal import Refused


def open_workbook(file: FoundFile, evidence: Evidence, knows: Knows, only: str | None) -> list[Sheet]:
    """Every worksheet with content, in the workbook's order, or the one called `only`. Raises Refused."""
    insist_on_workbook(file, evidence)
    with open_package(file) as package:
        tabs = [tab for tab in package.tabs if only is None or tab.name == only]
        if not tabs:
            names = ", ".join(f"'{tab.name}'" for tab in package.tabs) or "none"
            raise Refused(file.name, f"'{file.name}' has no sheet called '{only}': it has {names}.")
        sheets = [sheet for tab in tabs if (sheet := _open(package, evidence, tab, knows))]
    if not sheets:
        raise Refused(file.name, f"'{file.name}' has no rows: export it again.")
    for sheet in sheets:
        if sheet.known:
            insist_on_single_cells(sheet)
    return sheets


def _open(package: Package, evidence: Evidence, tab: Tab, knows: Knows) -> Sheet | None:
    header = _header(package, tab, knows)
    if not header:
        return None
    form = Worksheet(tab, merged_at(package, tab, header.line))
    return Sheet(package.file, tab.name, header.cells, header.known, (), header.line, evidence, form)


def _header(package: Package, tab: Tab, knows: Knows) -> Header | None:
    first: list[tuple[int, list[str]]] = []
    for rows in rows_of(package.blocks(tab), package.shared, package.dates):
        first += [(row.line, _laid_out(row)) for row in rows]
        if len(first) >= SEARCHED:
            break
    return find_header(first, knows)


def _laid_out(row: SheetRow, width: int = 0) -> list[str]:
    width = max(width, max(row.cells) + 1)
    return [row.cells.get(i, "") for i in range(width)]


def insist_on_single_cells(sheet: Sheet) -> None:
    """Raises Refused when a column name spans several cells."""
    if sheet.form.merged:
        where = f"row {sheet.header_line} of '{sheet.file.name}', sheet '{sheet.name}',"
        why = f"The column names in {where} are merged cells ({sheet.form.merged}): unmerge them."
        raise Refused(sheet.file.name, why, sheet.header_line)


@dataclass(frozen=True)
class Worksheet:
    """How a worksheet gives its rows. `merged`: a range of merged cells that touches the header row."""

    tab: Tab
    merged: str | None

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        return False

    def batches(self, sheet: Sheet) -> Iterator[Batch]:
        """The rows below the header, and those above it as bad. Raises Refused."""
        insist_on_single_cells(sheet)
        with open_package(sheet.file) as package:
            for rows in rows_of(package.blocks(self.tab), package.shared, package.dates):
                yield _batch(sheet, [row for row in rows if row.line != sheet.header_line])


def _batch(sheet: Sheet, rows: list[SheetRow]) -> Batch:
    faults = [_fault(sheet, row) for row in rows]
    bad = [_bad(row, *fault) for row, fault in zip(rows, faults, strict=True) if fault]
    good = [row for row, fault in zip(rows, faults, strict=True) if not fault]
    width = len(sheet.header)
    columns = columns_of([_laid_out(row, width) for row in good], width)
    return Batch([row.line for row in good], columns, lambda i: _raw(good[i]), bad)


def _fault(sheet: Sheet, row: SheetRow) -> tuple[str, str] | None:
    if row.line < sheet.header_line:
        return "preamble", REASONS["preamble"]
    if max(row.cells) >= len(sheet.header):
        return width_fault(max(row.cells) + 1, len(sheet.header))
    if row.fault:
        value = row.cells[row.faulty]
        return row.fault, f"{REASONS[row.fault]} ('{sheet.header[row.faulty]}'){value and ': ' + value}"
    return None


def _raw(row: SheetRow) -> bytes:
    return "\t".join(_laid_out(row)).encode("utf-8", "surrogatepass")


def _bad(row: SheetRow, code: str, reason: str) -> BadRow:
    return BadRow(row.line, code, reason, hashlib.sha256(_raw(row)).hexdigest())
