"""What reading hands on: a sheet that can be loaded, notes about what was converted, and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import duckdb
import pyarrow as pa

from warehouse.reading.evidence import Evidence


@dataclass(frozen=True)
class FoundFile:
    """One plain file of an export. `name` is how a person knows it: `votes.csv`, `export.zip/votes.csv`.

    `path` can be opened as it is (members of a zip lie in the work folder); `kind` is csv, xlsx, parquet,
    settings (programme.toml), mapping (mapping.toml) or other; `sha256` and `size` are of the bytes seen when it was
    found.
    `evidence` is what that same look learnt; without it the file is looked at again when it is opened.
    """

    name: str
    path: Path
    kind: str
    sha256: str
    size: int
    evidence: Evidence | None = field(default=None, compare=False, repr=False)


class Note(NamedTuple):
    """Something converted or worth a warning: `code`, one sentence, and how many rows (or files) it touched."""

    code: str
    words: str
    count: int


class BadRow(NamedTuple):
    """A row that was not taken: its line, why (code and words), and the SHA-256 of its raw bytes."""

    line: int
    code: str
    reason: str
    hash: str


@dataclass
class Batch:
    """Some rows in file order, as one array of text a column; `raw(i)` gives the bytes row `i` was cut from."""

    lines: Sequence[int]
    columns: Sequence[pa.Array]
    raw: Callable[[int], bytes]
    bad: list[BadRow]


def columns_of(rows: Sequence[Sequence[str]], width: int) -> list[pa.Array]:
    """Rows of `width` cells as one array a column."""
    return [pa.array([row[i] for row in rows], pa.large_string()) for i in range(width)]


class Form(Protocol):
    """How one kind of file gives its rows."""

    def batches(self, sheet: Sheet) -> Iterator[Batch]: ...

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        """Fills `into` without looking at single rows, where that is proven safe. False: nothing was done."""
        ...


@dataclass(frozen=True)
class Sheet:
    """One table of text whose header is known and whose rows are not read yet.

    `name` is the worksheet's (None outside workbooks); `header` the stripped cells of the header row;
    `known` whether the caller's `knows` accepted it; `header_line` where it stands (1-based).
    """

    file: FoundFile
    name: str | None
    header: tuple[str, ...]
    known: bool
    notes: tuple[Note, ...]
    header_line: int
    evidence: Evidence = field(repr=False)
    form: Form = field(repr=False)


@dataclass(frozen=True)
class Loaded:
    """`rows_in` = rows in the table + rows in the bad table. Blank lines and the header are not rows."""

    rows_in: int
    notes: tuple[Note, ...]
