"""Delimited text: opened, and its rows strictly cut or, where that is proven safe, left to DuckDB's own reader."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.reading import plain
from warehouse.reading.encoding import encoding_of, opened_text
from warehouse.reading.evidence import Evidence
from warehouse.reading.firstbytes import insist_on_text
from warehouse.reading.header import Knows, cut_at, find_text_header
from warehouse.reading.records import Page, UnclosedCellError, pages
from warehouse.reading.screen import REASONS, width_fault
from warehouse.reading.shapes import BadRow, Batch, FoundFile, Sheet, columns_of

UNDECODED = re.compile("[\udc80-\udcff]")


def open_text(file: FoundFile, evidence: Evidence, knows: Knows) -> Sheet:
    """The one sheet of a text file. Raises Refused on anything that is no text, no table, or in no known encoding."""
    insist_on_text(file, evidence)
    encoding, notes = encoding_of(file, evidence)
    with opened_text(file.path, file.name, encoding) as text:
        header, delimiter, more = find_text_header(file, text, knows)
    form = Delimited(encoding, delimiter, said=any("first line says so" in note.words for note in more))
    return Sheet(file, None, header.cells, header.known, notes + more, header.line, evidence, form)


@dataclass(frozen=True)
class Delimited:
    """How a text file gives its rows. `said`: its first line is `sep=…`."""

    encoding: str
    delimiter: str
    said: bool = False

    def lend(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        """Makes the view `into` of a file proven plain, whose letters are right; False when it is not."""
        if not self._is_plain(sheet) or sheet.evidence.mojibake:
            return False
        plain.lend(con, sheet, self.delimiter, into)
        return True

    def _is_plain(self, sheet: Sheet) -> bool:
        looked = sheet.evidence.plain(self.delimiter, len(sheet.header))
        return looked and self.encoding == "utf-8" and sheet.header_line == 1

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        """Lets DuckDB read a file proven plain whose first line is the header; False when it is not or does not fit."""
        return self._is_plain(sheet) and plain.read(con, sheet, self.delimiter, into)

    def batches(self, sheet: Sheet) -> Iterator[Batch]:
        """The rows, strictly cut. Raises Refused when a quoted cell is never closed or the file has changed."""
        file = sheet.file
        with opened_text(file.path, file.name, self.encoding, file.sha256) as text:
            if self.said:
                text.readline()
            try:
                for page in pages(text, self.delimiter, len(sheet.header), first=2 if self.said else 1):
                    yield self.batch(sheet, page)
            except UnclosedCellError as unclosed:
                raise cut_at(file, unclosed.line) from None

    def batch(self, sheet: Sheet, page: Page) -> Batch:
        """The records of a page as rows of the sheet, and those that are none."""
        width, skipped = len(sheet.header), _up_to_header(sheet, page)
        fits: Sequence[int] = range(len(page.rows))
        if skipped or set(map(len, page.rows)) != {width}:
            fits = [i for i, cells in enumerate(page.rows) if len(cells) == width and i >= skipped]
        bad = self._unfit(sheet, page) if len(fits) < len(page.rows) else []
        if not sheet.evidence.utf8 and not self.encoding.startswith("utf-16"):
            garbled = {i for i in fits if UNDECODED.search(page.text_of(i))}
            bad += [self._bad(page, page.start(i), page.ends[i], "encoding") for i in garbled]
            fits = [i for i in fits if i not in garbled]
        starts = page.starts()
        lines = [page.first + starts[i] for i in fits]
        columns = columns_of([page.rows[i] for i in fits], width)
        page.rows.clear()  # only the lines are needed from here on, and a batch may wait for others
        return Batch(lines, columns, lambda row: self._bytes(page.text_of(fits[row])), bad)

    def _unfit(self, sheet: Sheet, page: Page) -> list[BadRow]:
        width, bad = len(sheet.header), []
        for i, cells in enumerate(page.rows):
            start, end = page.start(i), page.ends[i]
            if i in page.faults:
                bad += self._broken(page, start, end, page.faults[i])
            elif page.first + start == sheet.header_line or not page.text_of(i).strip():
                continue
            elif page.first + start < sheet.header_line:
                bad.append(self._bad(page, start, end, "preamble"))
            elif len(cells) != width:
                bad.append(self._bad(page, start, end, *width_fault(len(cells), width)))
        return bad

    def _broken(self, page: Page, start: int, end: int, code: str) -> list[BadRow]:
        if code == "long_cell":
            return [self._bad(page, start, end, code)]
        return [self._bad(page, i, i + 1, code) for i in range(start, end) if page.lines[i].strip()]

    def _bad(self, page: Page, start: int, end: int, code: str, reason: str | None = None) -> BadRow:
        digest = hashlib.sha256(self._bytes(page.text(start, end))).hexdigest()
        return BadRow(page.first + start, code, reason or REASONS[code], digest)

    def _bytes(self, text: str) -> bytes:
        return text.rstrip("\r\n").encode(self.encoding, "surrogateescape")


def _up_to_header(sheet: Sheet, page: Page) -> int:
    """How many of the page's records stand above the header or are it."""
    if page.first > sheet.header_line:
        return 0
    return bisect_right(page.starts(), sheet.header_line - page.first)
