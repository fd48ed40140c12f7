"""Finds the delimiter and the header row of a text table."""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple, TextIO

from warehouse.reading.evidence import DELIMITERS
from warehouse.reading.records import cut, opened_in
from warehouse.reading.shapes import FoundFile, Note, Sheet
from warehouse.refusal import Refused

SEARCHED = 30  # rows
HEAD = 1 << 20  # characters
Knows = Callable[[Sequence[str]], bool]


class Header(NamedTuple):
    """Where a header stands (1-based physical line), its stripped cells, and whether it was recognised."""

    line: int
    cells: tuple[str, ...]
    known: bool


def find_header(rows: Sequence[tuple[int, Sequence[str]]], knows: Knows) -> Header | None:
    """The first of up to 30 (line, cells) that `knows` accepts, else the first that is not empty."""
    stripped = ((line, tuple(c.strip() for c in cells)) for line, cells in rows)
    filled = list(islice(((line, cells) for line, cells in stripped if any(cells)), SEARCHED))
    for line, cells in filled:
        if knows(cells):
            return Header(line, cells, True)
    return Header(*filled[0], False) if filled else None


def find_text_header(file: FoundFile, text: TextIO, knows: Knows) -> tuple[Header, str, tuple[Note, ...]]:
    """The header, the delimiter, and a note when that is not a plain comma. Raises Refused on a file of no rows."""
    lines, first = _head(text)
    if not lines:
        raise Refused(file.name, f"'{file.name}' is empty: export it again.")
    said = re.fullmatch(r'"?sep=([^\w\s"]|\t)"?\s*', lines[0], re.IGNORECASE) if first == 1 else None
    if said:
        lines, first = lines[1:], 2
    tried = [said[1]] if said else list(DELIMITERS)
    found = [(h, d) for d in tried if (h := find_header(_rows(lines, d, first), knows))]
    if not found:
        raise _no_header(file, lines, tried[0], first)
    header, delimiter = min(found, key=lambda hd: (not hd[0].known, hd[0].known and hd[0].line, -len(hd[0].cells)))
    return header, delimiter, _delimiter_note(file, delimiter, bool(said))


def _head(text: TextIO) -> tuple[list[str], int]:
    first = 1
    while lines := text.readlines(HEAD):
        blank = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
        first += blank
        if blank < len(lines):
            return lines[blank:], first
    return [], first


def _rows(lines: list[str], delimiter: str, first: int) -> list[tuple[int, list[str]]]:
    page = cut(lines[: SEARCHED * 100], delimiter, first, last=False)
    return [(first + page.start(i), cells) for i, cells in enumerate(page.rows)]


def _no_header(file: FoundFile, lines: list[str], delimiter: str, first: int) -> Refused:
    if not any(line.strip() for line in lines):
        return Refused(file.name, f"'{file.name}' has no rows: export it again.")
    return cut_at(file, first + opened_in(lines, delimiter))


def cut_at(file: FoundFile, line: int) -> Refused:
    """The refusal of a file in which a quoted cell is never closed."""
    why = f"'{file.name}' is cut at line {line}: the quotation mark there is never closed. Export it again."
    return Refused(file.name, why, line)


def _delimiter_note(file: FoundFile, delimiter: str, said: bool) -> tuple[Note, ...]:
    if delimiter == "," and not said:
        return ()
    by = " (its first line says so)" if said else ""
    what = DELIMITERS.get(delimiter, f"'{delimiter}'")
    return (Note("delimiter", f"The columns of '{file.name}' are separated by {what}, not commas{by}.", 1),)


def insist_on_header(sheet: Sheet) -> None:
    """Raises Refused when two columns have one name (case aside) or a name cannot be decoded."""
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(sheet.header, start=1):
        places.setdefault(cell.casefold(), []).append(place)
    if any("\udc80" <= letter <= "\udcff" for name in places for letter in name):
        where = f"line {sheet.header_line} of '{sheet.file.name}'"
        why = f"The column names in {where} hold letters that cannot be decoded: save it as CSV (UTF-8)."
        raise Refused(sheet.file.name, why, sheet.header_line)
    for name, where in places.items():
        if name and len(where) > 1:
            raise _twice(sheet, sheet.header[where[0] - 1], where)


def _twice(sheet: Sheet, name: str, where: list[int]) -> Refused:
    listed = " and ".join(map(str, where))
    why = f"'{sheet.file.name}' has the column '{name}' more than once (columns {listed}): keep one of them."
    return Refused(sheet.file.name, why, sheet.header_line)
