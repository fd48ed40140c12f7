"""What is new in a watched folder: files that are new, and what was written at the end of files that were there."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from warehouse.reading.export import TABLES, kind_of

END = 64 << 10  # bytes before a mark by which a file is known again
STILL = 2.0  # seconds without a change after which a file without a last line end is taken for whole
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Mark:
    """How far a file has been read: bytes and lines, and the SHA-256 of the last bytes before."""

    size: int
    lines: int
    end: str

    def as_dict(self) -> dict:
        """As it is kept."""
        return asdict(self)


@dataclass(frozen=True)
class Tail:
    """New bytes of one file: from `start` to `size`. `lines` stand before them, `more` in them."""

    path: Path
    start: int
    size: int
    lines: int
    more: int

    @property
    def mark(self) -> Mark:
        """The mark once it is read."""
        return Mark(self.size, self.lines + self.more, _end(self.path, self.size))


@dataclass(frozen=True)
class Arrived:
    """What a look at the folder found. `replaced`: a file that was there is another now, or gone. `waiting`: a file is
    being written, or its last line is. `whole`: nothing but the ends of tables of text is being written."""

    tails: tuple[Tail, ...]
    replaced: bool
    waiting: bool
    whole: bool

    @property
    def holds_tables(self) -> bool:
        """Whether there is more than terms and mappings, which say how tables are read."""
        return any(kind_of(tail.path.name) in TABLES for tail in self.tails)

    @property
    def bytes(self) -> int:
        """How much is new."""
        return sum(tail.size - tail.start for tail in self.tails)


def arrived(folder: Path, marks: Mapping[str, Mark]) -> Arrived:
    """What is in the folder that the marks do not have."""
    files = {path.name: path for path in sorted(folder.iterdir()) if path.is_file() and kind_of(path.name) != "other"}
    tails: list[Tail] = []
    waiting, replaced, whole = False, bool(set(marks) - set(files)), True
    for name, path in files.items():
        mark, stat = marks.get(name), path.stat()
        still = time.time() - stat.st_mtime > STILL
        if mark and (stat.st_size < mark.size or _end(path, mark.size) != mark.end):
            replaced, waiting, whole = True, waiting or not still, whole and still
            continue
        tail = _tail(path, mark, stat.st_size, still)
        waiting = waiting or (tail.size if tail else mark.size if mark else 0) < stat.st_size
        whole = whole and (still or kind_of(name) == "csv")
        if tail:
            tails.append(tail)
        # A workbook cannot be read from where it grew, and new terms say how all that is there is to be read.
        changes_all = kind_of(name) != "csv" if mark else bool(marks) and kind_of(name) not in TABLES
        replaced = replaced or bool(tail and changes_all)
    return Arrived(tuple(tails), replaced, waiting, whole)


def _tail(path: Path, mark: Mark | None, size: int, still: bool) -> Tail | None:
    """The new bytes that can be read now: whole lines of a table of text, any other file once it is still."""
    start, lines = (mark.size, mark.lines) if mark else (0, 0)
    if kind_of(path.name) != "csv":
        return Tail(path, start, size, lines, 0) if still and size > start else None
    with path.open("rb") as file:
        file.seek(start)
        new = file.read(size - start)
    if not still:
        new = _whole_lines(new)
    return Tail(path, start, start + len(new), lines, new.count(b"\n")) if new else None


def _whole_lines(new: bytes) -> bytes:
    """As far as the last line end that is not inside quotation marks."""
    whole = new[: new.rfind(b"\n") + 1]
    while whole and whole.count(b'"') % 2:
        whole = whole[: whole.rfind(b"\n", 0, len(whole) - 1) + 1]
    return whole


def write_out(found: Arrived, place: Path) -> None:
    """Write what arrived as an export of its own: a file each, under its table's header."""
    place.mkdir(parents=True)
    for tail in found.tails:
        with tail.path.open("rb") as file:
            header = file.readline() if tail.start else b""
            file.seek(tail.start)
            new = file.read(tail.size - tail.start)
        name = f"{tail.path.name}.{tail.lines + 1:012}.csv" if tail.start else tail.path.name
        (place / name).write_bytes(header.removeprefix(BOM) + new if tail.start else new)


def _end(path: Path, size: int) -> str:
    with path.open("rb") as file:
        file.seek(max(size - END, 0))
        return hashlib.sha256(file.read(min(size, END))).hexdigest()
