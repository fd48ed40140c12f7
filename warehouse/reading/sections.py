"""Text files that hold several tables, each under its title: one sheet for each of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.reading.delimited import Delimited
from warehouse.reading.encoding import encoding_of, opened_text
from warehouse.reading.evidence import DELIMITERS, Evidence
from warehouse.reading.firstbytes import insist_on_text
from warehouse.reading.header import SEARCHED, Knows, cut_at
from warehouse.reading.records import Page, UnclosedCellError, pages
from warehouse.reading.shapes import Batch, FoundFile, Sheet
from warehouse.refusal import Refused

Titled = Callable[[Sequence[str]], str | None]


def open_sections(file: FoundFile, evidence: Evidence, knows: Knows, titled: Titled) -> list[Sheet]:
    """The tables of a text file in which `titled` gives the name of a row that is a title; none where no title stands
    among its first 30 rows. The row after a title is its header. Raises Refused."""
    insist_on_text(file, evidence)
    encoding, notes = encoding_of(file, evidence)
    widths = {by: _width(file, encoding, by, titled) for by in DELIMITERS}
    delimiter = max(widths, key=lambda by: widths[by])
    if not widths[delimiter]:
        return []
    whole = Delimited(encoding, delimiter)
    return [
        Sheet(file, at.title, at.header, knows(at.header), notes, at.line, evidence, Section(whole, at.last))
        for at in _tables(file, whole, titled)
    ]


def _width(file: FoundFile, encoding: str, delimiter: str, titled: Titled) -> int:
    """How many cells the row after the first title has, cut at this delimiter; 0 where the first rows hold no title."""
    below = False
    with opened_text(file.path, file.name, encoding) as text:
        try:
            for number, (_, cells) in enumerate(_rows(pages(text, delimiter, 1), [])):
                if below:
                    return len(_named_once(cells))
                below = bool(titled(cells))
                if number > SEARCHED:
                    break
        except UnclosedCellError:
            pass
    return 0


@dataclass
class Place:
    """Where a table stands: its title, its header's line, its header, and the line in which its last row begins."""

    title: str
    line: int = 0
    header: tuple[str, ...] = ()
    last: int = 0


def _tables(file: FoundFile, whole: Delimited, titled: Titled) -> list[Place]:
    """The tables of a file: each title, with the row that follows it as its header. Raises Refused where quotation
    marks leave open what is a title."""
    found: list[Place] = []
    faults: list[int] = []
    with opened_text(file.path, file.name, whole.encoding) as text:
        try:
            for line, cells in _rows(pages(text, whole.delimiter, 1), faults):
                if title := titled(cells):
                    found.append(Place(title))
                elif found:
                    _goes_on(found[-1], line, cells)
        except UnclosedCellError as unclosed:
            raise cut_at(file, unclosed.line) from None
    if faults:
        where = f"the quotation marks in line {faults[0]} of '{file.name}' do not fit"
        raise Refused(file.name, f"Where each table begins cannot be known: {where}. Export it again.", faults[0])
    return [at for at in found if at.line]


def _goes_on(at: Place, line: int, cells: Sequence[str]) -> None:
    """The row below a title is its header; those below that are its rows."""
    at.last = line
    if not at.line:
        at.line, at.header = line, _named_once(cells)


def _rows(found: Iterator[Page], faults: list[int]) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of each row with content; the lines of those whose end cannot be known go into `faults`."""
    for page in found:
        faults += [page.first + page.start(i) for i, code in page.faults.items() if code == "quoting"]
        for start, cells in zip(page.starts(), page.rows, strict=True):
            if any(cell.strip() for cell in cells):
                yield page.first + start, cells


def _named_once(header: Sequence[str]) -> tuple[str, ...]:
    """The header without empty cells at its end; a name that comes again is numbered, since the exporter repeats it."""
    cells = [cell.strip() for cell in header]
    while cells and not cells[-1]:
        cells.pop()
    seen: Counter[str] = Counter()
    for place, cell in enumerate(cells):
        seen[cell] += 1
        cells[place] = cell if not cell or seen[cell] == 1 else f"{cell} ({seen[cell]})"
    return tuple(cells)


@dataclass(frozen=True)
class Section:
    """How one table of such a file gives its rows: those below its header, up to line `last`."""

    whole: Delimited
    last: int

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        """Never: the file is no single table."""
        return False

    def batches(self, sheet: Sheet) -> Iterator[Batch]:
        """The rows, strictly cut. Raises Refused when a quoted cell is never closed or the file has changed."""
        file = sheet.file
        with opened_text(file.path, file.name, self.whole.encoding, file.sha256) as text:
            try:
                for page in pages(text, self.whole.delimiter, len(sheet.header)):
                    yield self.whole.batch(sheet, _between(page, sheet.header_line + 1, self.last, len(sheet.header)))
            except UnclosedCellError as unclosed:
                raise cut_at(file, unclosed.line) from None


def _between(page: Page, first: int, last: int, width: int) -> Page:
    """The records of a page that begin in these lines. A spreadsheet program widens every row of the file: empty cells
    beyond the table's own are none."""
    kept = [i for i, start in enumerate(page.starts()) if first <= page.first + start <= last]
    if not kept:
        return Page(page.first, [])
    start, end = page.start(kept[0]), page.ends[kept[-1]]
    return Page(
        page.first + start,
        page.lines[start:end],
        [_as_wide(page.rows[i], width) for i in kept],
        [page.ends[i] - start for i in kept],
        {i - kept[0]: page.faults[i] for i in kept if i in page.faults},
    )


def _as_wide(cells: list[str], width: int) -> list[str]:
    return cells[:width] if len(cells) > width and not any(cell.strip() for cell in cells[width:]) else cells
