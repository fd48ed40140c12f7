"""The rows of one worksheet, read as a stream: neither the XML nor the grid is ever held whole.

calamine builds the whole grid (one cell in XFD1048576 asks for terabytes) and cannot tell an empty cell from a
formula without a value; openpyxl gives formulas or values, not both, and is no faster.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from xml.parsers import expat

from warehouse.reading.cells import Dates, fault_of, local, value_of

COLUMN = re.compile("[A-Z]{1,3}")


class DamagedXmlError(Exception):
    """XML that does not parse, declares entities, or holds values no workbook has."""


class SheetRow(NamedTuple):
    """A row that has content: its number in the worksheet, its cells by column (from 0), and the code of a fault.

    `faulty` is the column of that fault.
    """

    line: int
    cells: dict[int, str]
    fault: str | None
    faulty: int


class _Reader:
    """Gathers rows from expat's events."""

    def __init__(self, shared: list[str], dates: Dates):
        self.shared, self.dates = shared, dates
        self.rows: list[SheetRow] = []
        self.line, self.column, self.faulty = 0, -1, -1
        self.cells: dict[int, str] = {}
        self.kind, self.style, self.formula, self.taking = "n", 0, False, False
        self.fault: str | None = None
        self.stored: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise DamagedXmlError("it declares entities")

    def _start(self, tag: str, said: dict[str, str]) -> None:
        tag = tag if ":" not in tag else local(tag)
        if tag == "v" or tag == "t":
            self.taking, self.stored = True, self.stored or ""
        elif tag == "c":
            self.column = column_of(said["r"]) if "r" in said else self.column + 1
            self.kind, self.style = said.get("t", "n"), int(said.get("s", 0))
            self.formula, self.stored = False, None
        elif tag == "row":
            self.line, self.column, self.cells = int(said.get("r", self.line + 1)), -1, {}
            self.fault, self.faulty = None, -1
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.kind = "phonetic"

    def _text(self, text: str) -> None:
        if self.taking and self.kind != "phonetic":
            self.stored += text

    def _end(self, tag: str) -> None:
        tag = tag if ":" not in tag else local(tag)
        if tag == "v" or tag == "t":
            self.taking = False
        elif tag == "c":
            self._cell()
        elif tag == "row":
            if self.cells:
                self.rows.append(SheetRow(self.line, self.cells, self.fault, self.faulty))
        elif tag == "rPh":
            self.kind = "inlineStr"

    def _cell(self) -> None:
        value = value_of(self.kind, self.stored, self.style, self.shared, self.dates)
        if (self.formula or self.kind == "e") and (fault := fault_of(self.kind, self.stored, self.formula)):
            self.fault, self.faulty = self.fault or fault, self.faulty if self.fault else self.column
            self.cells[self.column] = value
        elif value:
            self.cells[self.column] = value


def column_of(reference: str) -> int:
    """`A1` -> 0, `AB7` -> 27. Raises DamagedXmlError."""
    return _column(reference.rstrip("0123456789"))


@cache
def _column(letters: str) -> int:
    if not COLUMN.fullmatch(letters):
        raise DamagedXmlError(f"it has a cell called {letters[:20]!r}")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def rows_of(blocks: Iterable[bytes], shared: list[str], dates: Dates) -> Iterator[list[SheetRow]]:
    """The rows with content of a worksheet's XML, some at a time. Raises DamagedXmlError."""
    reader = _Reader(shared, dates)
    try:
        for block in blocks:
            reader.parser.Parse(block, False)
            rows, reader.rows = reader.rows, []
            yield rows
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, IndexError) as error:
        raise DamagedXmlError(str(error)) from None
    yield reader.rows
