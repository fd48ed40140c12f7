"""Text whose last column was written without quotation marks: what is too much in a line belongs to that column."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple, TextIO

import duckdb

from warehouse.reading.delimited import UNDECODED, Delimited
from warehouse.reading.encoding import opened_text
from warehouse.reading.records import LONGEST_RECORD
from warehouse.reading.screen import REASONS, width_fault
from warehouse.reading.shapes import BadRow, Batch, Sheet, columns_of

AT_ONCE = 10_000  # rows


def joining(sheet: Sheet) -> Sheet:
    """The sheet as one whose last column is unquoted; only delimited text can be, any other stays as it is."""
    if not isinstance(sheet.form, Delimited):
        return sheet
    return replace(sheet, form=Joined(sheet.form.encoding, sheet.form.delimiter))


class Piece(NamedTuple):
    """One row as it stands in the file: its first line's number, and its text without the line end."""

    line: int
    text: str


@dataclass(frozen=True)
class Joined:
    """Gives rows of unquoted text, in which quotation marks are ordinary letters.

    A line with too few cells carries on the row above it, because all columns but the last hold plain values. A last
    line without a line end does not: it was cut off.
    """

    encoding: str
    delimiter: str

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        """Never: a line's width says nothing here."""
        return False

    def batches(self, sheet: Sheet) -> Iterator[Batch]:
        """The rows. Raises Refused when the file has changed."""
        with opened_text(sheet.file.path, sheet.file.name, self.encoding, sheet.file.sha256) as text:
            pieces = self._pieces(sheet, text)
            while some := list(islice(pieces, AT_ONCE)):
                yield self._batch(sheet, some)

    def _pieces(self, sheet: Sheet, text: TextIO) -> Iterator[Piece]:
        first, lines, length = 0, [], 0
        for number, line in enumerate(text, start=1):
            cut_off = line[-1] not in "\r\n"
            whole = line.count(self.delimiter) >= len(sheet.header) - 1
            if whole or cut_off or number <= sheet.header_line + 1 or length > LONGEST_RECORD:
                yield from _piece(first, lines)
                first, lines, length = number, [], 0
            lines.append(line)
            length += len(line)
        yield from _piece(first, lines)

    def _batch(self, sheet: Sheet, pieces: list[Piece]) -> Batch:
        width, kept, rows, bad = len(sheet.header), [], [], []
        for piece in pieces:
            cells = piece.text.split(self.delimiter, width - 1)
            if fault := _fault(sheet, piece, len(cells)):
                bad.append(BadRow(piece.line, *fault, hashlib.sha256(self._bytes(piece)).hexdigest()))
            elif piece.line != sheet.header_line and len(cells) == width:
                kept.append(piece)
                rows.append(cells)
        return Batch([piece.line for piece in kept], columns_of(rows, width), lambda row: self._bytes(kept[row]), bad)

    def _bytes(self, piece: Piece) -> bytes:
        return piece.text.encode(self.encoding, "surrogateescape")


def _piece(first: int, lines: list[str]) -> Iterator[Piece]:
    if lines:
        text = "".join(lines)
        yield Piece(first, text.removesuffix("\n").removesuffix("\r"))


def _fault(sheet: Sheet, piece: Piece, cells: int) -> tuple[str, str] | None:
    """Code and words of what is wrong with a row; nothing with the header, and nothing with a blank line."""
    if piece.line == sheet.header_line or not piece.text.strip():
        return None
    if piece.line < sheet.header_line:
        return "preamble", REASONS["preamble"]
    if cells < len(sheet.header):
        return width_fault(cells, len(sheet.header))
    return ("encoding", REASONS["encoding"]) if UNDECODED.search(piece.text) else None
