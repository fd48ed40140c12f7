"""The strict tokenizer: physical lines to records by RFC 4180, and no guessing where the rules are broken.

A quotation mark inside a cell that does not begin with one is an ordinary character. Text after a closing
quotation mark breaks the rules: where that record ends cannot be known, so each of its lines is a bad row.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TextIO

# Characters read at once, a column. Rows of a page are alive together: with more of them the garbage collector,
# which goes through them again and again, takes longer than the tokenizer (1.7 s of 2.4 s for a million rows).
PAGE = 1 << 12
LONGEST_RECORD = 16 << 20  # characters; a quoted cell that is still open after these will not be closed


class UnclosedCellError(Exception):
    """The file ends, or the longest record does, inside a quoted cell. `line` is where the cell was opened."""

    def __init__(self, line: int):
        super().__init__(line)
        self.line = line


@dataclass
class Page:
    """Whole records from a stretch of a file.

    `lines[0]` is physical line `first`; record `i` is `lines[start(i):ends[i]]`, its cells are `rows[i]`.
    Where that broke the rules, `faults[i]` says how (`quoting`, `long_cell`). A blank line and a fault have no cells.
    """

    first: int
    lines: list[str]
    rows: list[list[str]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)

    @property
    def used(self) -> int:
        """How many lines belong to whole records."""
        return self.ends[-1] if self.ends else 0

    def starts(self) -> list[int]:
        return [0, *self.ends[:-1]] if self.ends else []

    def start(self, record: int) -> int:
        return self.ends[record - 1] if record else 0

    def text(self, start: int, end: int) -> str:
        return "".join(self.lines[start:end])

    def text_of(self, record: int) -> str:
        return self.text(self.start(record), self.ends[record])


def pages(text: TextIO, delimiter: str, width: int, first: int = 1) -> Iterator[Page]:
    """Cuts a file page by page; `first` is the number of the next physical line. Raises UnclosedCellError.

    `width` is the number of columns to expect; it sets only how much is read at once.
    """
    rest: list[str] = []
    left = 0  # characters of a record that is not whole yet: as many again are read, so it is not cut too often
    while True:
        more = text.readlines(max(PAGE * max(width, 4), left))
        page = cut(rest + more, delimiter, first, last=not more)
        if page.used:
            yield page
        rest, first = page.lines[page.used :], first + page.used
        if not more:
            return
        left = sum(map(len, rest))
        if left > LONGEST_RECORD:
            raise UnclosedCellError(first + opened_in(rest, delimiter))


def cut(lines: list[str], delimiter: str, first: int, last: bool) -> Page:
    """Cuts `lines` into records. One that runs past them is left over; past the `last`, UnclosedCellError."""
    return _one_a_line(lines, delimiter, first) or _cut(lines, delimiter, first, last)


def _one_a_line(lines: list[str], delimiter: str, first: int) -> Page | None:
    """The usual page, in half the time: every line is one record. None where some are not."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return Page(first, lines, rows, list(range(1, len(rows) + 1))) if len(rows) == len(lines) else None


def _cut(lines: list[str], delimiter: str, first: int, last: bool) -> Page:
    page, unread, passed = Page(first, lines), iter(lines), 0
    reader = csv.reader(unread, delimiter=delimiter, strict=True)
    while True:
        try:
            for cells in reader:
                page.rows.append(cells)
                page.ends.append(reader.line_num + passed)
            return page
        except csv.Error as error:
            end = _end_of_fault(str(error), page, reader.line_num + passed, delimiter)
            if end is None:
                break
            passed += sum(1 for _ in islice(unread, end - reader.line_num - passed))
    if last:
        raise UnclosedCellError(first + page.used + opened_in(lines[page.used :], delimiter))
    return page


def _end_of_fault(error: str, page: Page, reached: int, delimiter: str) -> int | None:
    """Notes a fault in the record that begins at `page.used`; returns where it ends, None: in lines not read yet."""
    if "unexpected end of data" in error:
        return None
    code, end = "quoting", reached
    if "field larger" in error:
        end, code = end_of_record(page.lines, page.used, delimiter)
    if end is not None:
        page.faults[len(page.rows)] = code
        page.rows.append([])
        page.ends.append(end)
    return end


def still_open(line: str, delimiter: str, inside: bool) -> tuple[bool, bool, bool]:
    """Follows quotation marks through one physical line, which begins `inside` a quoted cell or not.

    Returns whether a quoted cell is open at its end, whether that one was opened in this line,
    and whether text follows a closing quotation mark.
    """
    at, opened, broken = 0, False, False
    while at < len(line):
        if not inside and line[at] == '"':
            inside, opened, at = True, True, at + 1
        if inside:
            close = _closing(line, at)
            if close < 0:
                return True, opened, broken
            inside, opened, at = False, False, close + 1
            broken = broken or line[at : at + 1] not in (delimiter, "", "\r", "\n")
        following = line.find(delimiter, at)
        at = len(line) if following < 0 else following + 1
    return inside, opened, broken


def _closing(line: str, at: int) -> int:
    while (close := line.find('"', at)) >= 0 and line[close + 1 : close + 2] == '"':
        at = close + 2
    return close


def end_of_record(lines: list[str], start: int, delimiter: str) -> tuple[int | None, str]:
    """Index after the last line of the record with a long cell that begins at `start`, and the code of its fault.

    None when its last cell is not closed in these lines.
    """
    inside = broken = False
    for index in range(start, len(lines)):
        inside, _, breaks = still_open(lines[index], delimiter, inside)
        broken = broken or breaks
        if not inside:
            return index + 1, "quoting" if broken else "long_cell"
    return None, "long_cell"


def opened_in(lines: list[str], delimiter: str) -> int:
    """Index of the line in which the quoted cell that is open at the end of `lines` was opened."""
    inside, where = False, 0
    for index, line in enumerate(lines):
        inside, opened, _ = still_open(line, delimiter, inside)
        where = index if opened else where
    return where
