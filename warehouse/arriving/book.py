"""How far a watched place has been read into the live release, and what the watch says of itself."""

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from warehouse.arriving.tails import Mark
from warehouse.live import Release
from warehouse.opening import opened_release

BOOK, STATE = "watched.json", "watching.json"
SILENT_AFTER = 10  # seconds without a sign of life after which a watch has stopped


@dataclass(frozen=True)
class Book:
    """What of a source's watched files is in the live release. `checksums` are those of the source's files there."""

    source: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    checksums: Sequence[str] = ()

    def holds_for(self, release: Release) -> bool:
        """Whether the release still has what this book says it has."""
        return bool(self.marks) and set(self.checksums) <= checksums(release, self.source)


def checksums(release: Release, source: str) -> set[str]:
    """Of the files of a source in a release; empty where it has none."""
    with opened_release(release) as con:
        found = con.execute(
            "SELECT f.sha256 FROM files AS f JOIN sources AS s USING (source) WHERE s.name = $1", [source]
        ).fetchall()
    return {checksum for (checksum,) in found}


def read_book(folder: Path, source: str) -> Book:
    """The book of a source; an empty one where none was kept, or that of another source."""
    said = _read(folder / "live" / BOOK)
    if said.get("source") != source:
        return Book(source)
    return Book(source, {name: Mark(**mark) for name, mark in said["marks"].items()}, said["checksums"])


def write_book(folder: Path, book: Book) -> None:
    """Keep a book."""
    marks = {name: mark.as_dict() for name, mark in book.marks.items()}
    _write(folder / "live" / BOOK, {"source": book.source, "marks": marks, "checksums": sorted(book.checksums)})


@dataclass(frozen=True)
class State:
    """What a watch says of itself. `looked` and `arrived` are seconds since 1970: the last look, and the last look that
    brought something; `problem` is a sentence where what lies there cannot be taken."""

    source: str
    place: str
    looked: float
    arrived: float | None = None
    problem: str | None = None

    @property
    def stopped(self) -> bool:
        """Whether the watch gave no sign of life for long."""
        return time.time() - self.looked > SILENT_AFTER


def read_state(folder: Path) -> State | None:
    """What the watch of a programme last said; None where nothing was ever watched."""
    said = _read(folder / "live" / STATE)
    return State(**said) if said else None


def write_state(folder: Path, state: State) -> None:
    """Say how the watch is."""
    _write(folder / "live" / STATE, asdict(state))


def forget_state(folder: Path) -> None:
    """Nothing is watched any more."""
    (folder / "live" / STATE).unlink(missing_ok=True)


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _write(path: Path, said: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_text(json.dumps(said), encoding="utf-8")
    aside.replace(path)
