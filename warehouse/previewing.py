"""What files are recognised as, before anything of them is imported: their tables, first rows and columns."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import duckdb

from warehouse.contract.moments import Written, look
from warehouse.importers import canonical, formats
from warehouse.importers.plan import Options, Plan, Plans
from warehouse.intake import Incoming, take_in
from warehouse.programme import Programme
from warehouse.reading.sheet import Sheet, load
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.trial import Wanted
from warehouse.working import open_database

ROWS, CELL = 5, 200  # shown of a table, letters shown of a cell
VALUES = 30  # different values shown of a column


@dataclass(frozen=True)
class Seen:
    """One table of a file: its header, its first rows as text, and how it would be read. `why`: why it cannot be read
    as what it is called."""

    file: str
    sheet: Sheet = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    plans: tuple[Plan, ...] = ()
    why: str | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.sheet.header

    @property
    def name(self) -> str:
        """The file's name, with the worksheet's where there is one."""
        return f"{self.file}, {self.sheet.name}" if self.sheet.name else self.file

    @property
    def tables(self) -> tuple[str, ...]:
        """Our tables that its rows become; none where it is for checking only, or not recognised."""
        return tuple(dict.fromkeys(plan.table for plan in self.plans if plan.table))

    @property
    def doubtful(self) -> bool:
        """Whether it only seems to be in our own format: more of its columns would be left out than taken."""
        return any(plan.format == canonical.FORMAT and len(plan.dropped) > len(plan.columns) for plan in self.plans)


@dataclass(frozen=True)
class Preview:
    """One export: what its source would be called, its tables, its other files, and the terms it brings, if any."""

    source: str
    platform: str
    tables: tuple[Seen, ...]
    others: tuple[str, ...]
    programme: Programme | None

    @property
    def recognised(self) -> bool:
        """Whether some table of it can be read."""
        return any(seen.tables for seen in self.tables)


@dataclass(frozen=True)
class Values:
    """What stands in one column: how many different texts, the most frequent of them with how often, and how its dates
    are written."""

    different: int
    most: tuple[tuple[str, int], ...]
    written: Written


def preview(folder: Path, wanted: Wanted, work: Path) -> list[Preview]:
    """What is wanted of a programme's folder, opened and recognised; members of zips are unpacked in `work`.

    Raises Refused for a file that cannot be opened, NeedsAnswer never.
    """
    with closing(open_database(work)) as con:
        incoming = take_in(wanted.paths, work, wanted.options, None, folder)
        return [_preview(con, each, wanted.options) for each in incoming]


def _preview(con: duckdb.DuckDBPyConnection, incoming: Incoming, options: Options) -> Preview:
    plans, refused = _plans(con, incoming, options)
    tables = tuple(
        Seen(sheet.file.name, sheet, tuple(islice(_rows(sheet), ROWS)), plans.get(place, ()), refused.get(place))
        for place, sheet in enumerate(incoming.sheets)
    )
    others = tuple(file.name for file in incoming.passed_over)
    return Preview(incoming.source, incoming.platform, tables, others, incoming.programme)


def _plans(con: duckdb.DuckDBPyConnection, incoming: Incoming, options: Options) -> tuple[Plans, dict[int, str]]:
    """How each table is read, by its place; and why not, for those that are refused by name. The sign of votes is
    asked later."""
    attributes = [attribute.name for attribute in incoming.programme.attributes] if incoming.programme else []
    options = replace(options, sign=options.sign or "as-is")
    left, refused = list(enumerate(incoming.sheets)), {}
    while left:
        sheets = [sheet for _, sheet in left]
        try:
            found = formats.plans(con, sheets, options, attributes, incoming.mappings)
            return {left[place][0]: plans for place, plans in found.items()}, refused
        except (Refused, NeedsAnswer) as problem:
            at_fault = {place for place, sheet in left if sheet.file.name == problem.file} or {at for at, _ in left}
            refused |= dict.fromkeys(at_fault, str(problem))
            left = [(place, sheet) for place, sheet in left if place not in at_fault]
    return {}, refused


def _rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The rows of a table as they are written, each cell shortened."""
    for batch in sheet.form.batches(sheet):
        columns = [column.slice(0, ROWS).to_pylist() for column in batch.columns]
        yield from (tuple((cell or "")[:CELL] for cell in row) for row in zip(*columns, strict=True))


def values_of(seen: Seen, work: Path) -> dict[str, Values]:
    """What stands in each column of a table, by its header. Raises Refused where the table cannot be read."""
    with closing(open_database(work)) as con:
        load(con, seen.sheet, "raw")
        return {name: _values(con, f"trim(c{place})") for place, name in enumerate(seen.header) if name.strip()}


def _values(con: duckdb.DuckDBPyConnection, cell: str) -> Values:
    filled = f"SELECT {cell} AS value, count(*) AS rows FROM raw WHERE {cell} <> '' GROUP BY ALL"
    most = con.execute(f"SELECT value, rows FROM ({filled}) ORDER BY rows DESC, value LIMIT {VALUES}").fetchall()
    different = con.execute(f"SELECT count(DISTINCT {cell}) FROM raw WHERE {cell} <> ''").fetchall()[0][0]
    return Values(different, tuple((value[:CELL], rows) for value, rows in most), look(con, "raw", cell))
