from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from warehouse.reading.export import find_exports
from warehouse.reading.sheet import Loaded, Sheet, load, open_sheets

Bad = tuple[int, str, str]


def known(header: Sequence[str]) -> bool:
    return "person" in header


@dataclass
class Read:
    """What came of a file: rows as (line, cells…), bad rows as (line, code, reason)."""

    sheet: Sheet
    loaded: Loaded
    rows: list[tuple]
    bad: list[Bad]
    hashes: list[str]

    @property
    def codes(self) -> list[tuple[int, str]]:
        return [(line, code) for line, code, _ in self.bad]

    @property
    def notes(self) -> list[tuple[str, int]]:
        return [(note.code, note.count) for note in self.loaded.notes]


@dataclass
class Reader:
    """Writes bytes to a file, reads it as the product does, and keeps the database to look at."""

    folder: Path
    con: duckdb.DuckDBPyConnection

    def put(self, content: bytes, name: str = "votes.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def open(self, path: Path, knows: Callable = known, sheet: str | None = None) -> list[Sheet]:
        [export] = find_exports([path], self.folder / "work")
        return open_sheets(export.files[0], knows, sheet)

    def load(self, sheet: Sheet) -> Read:
        loaded = load(self.con, sheet, "t")
        rows = self.con.execute("FROM t").fetchall()
        bad = self.con.execute("FROM t_bad").fetchall()
        for table in ("t", "t_bad"):
            self.con.execute(f"DROP TABLE {table}")
        assert loaded.rows_in == len(rows) + len(bad)
        return Read(sheet, loaded, rows, [b[:3] for b in bad], [b[3] for b in bad])

    def __call__(self, content: bytes, knows: Callable = known, name: str = "votes.csv") -> Read:
        [sheet] = self.open(self.put(content, name), knows)
        return self.load(sheet)

    def tables(self) -> list[str]:
        return [name for (name,) in self.con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]


@pytest.fixture
def read(tmp_path):
    with duckdb.connect() as con:
        yield Reader(tmp_path, con)
