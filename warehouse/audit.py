"""The audit log: a line for each import, rollback, forgetting and export; only added to, without personal data.

Each line ends with a SHA-256 over the one before and itself, so that a line changed, taken out or put in later shows.
A log begun before lines had one goes on: the first such line vouches for all that stands above it. What was cut off at
the end shows only to whoever noted the last hash elsewhere.
"""

import csv
import fcntl
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.decisions import now

COLUMNS = ("when", "action", "outcome", "release", "hash")
HASH = re.compile(rb",([0-9a-f]{64})\n?$")


@dataclass(frozen=True)
class Audited:
    """What reading the log came to: how many lines there are, the first that does not follow from those above it (its
    number in the file, from 1), and the last hash."""

    lines: int
    broken: int | None
    last: str | None


def record(folder: Path, action: str, outcome: str, release: str | None = None) -> None:
    """Add one line to `live/audit.csv`; a folder that cannot be written keeps none, as nothing changes in it either."""
    try:
        with log_of(folder).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            before = file.read()
            if not before:
                before = _line(COLUMNS)
                file.write(before)
            elif not before.endswith(b"\n"):  # a machine that stopped half-way
                before += b"\n"
                file.write(b"\n")
            said = (now(), action, outcome, release or "")
            file.write(_line((*said, _hash(_vouched(before.splitlines(keepends=True)), said))))
    except OSError:
        return


def audit(folder: Path) -> Audited:
    """Read the log, and check that each line follows from the one above it."""
    path = log_of(folder)
    lines = path.read_bytes().splitlines(keepends=True) if path.is_file() else []
    last = None
    for place, line in enumerate(lines[1:], 1):
        found = HASH.search(line)
        if found is None and last is None:
            continue  # of a log begun before lines had hashes; the first that has one vouches for it
        said = next(csv.reader([line.decode("utf-8", "replace")]))[:-1]
        if found is None or _hash(_vouched(lines[:place]), said) != found[1].decode():
            return Audited(len(lines) - 1, place + 1, last)
        last = found[1].decode()
    return Audited(max(0, len(lines) - 1), None, last)


def log_of(folder: Path) -> Path:
    """Where a programme's log lies."""
    return folder / "live" / "audit.csv"


def _vouched(above: list[bytes]) -> str:
    """What the next line has to hold on to: the hash of the one above, or of everything above where that has none."""
    found = HASH.search(above[-1])
    return found[1].decode() if found else hashlib.sha256(b"".join(above)).hexdigest()


def _hash(before: str, said: tuple[str, ...] | list[str]) -> str:
    return hashlib.sha256(before.encode() + b"\n" + _line(said)).hexdigest()


def _line(cells: tuple[str, ...] | list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
