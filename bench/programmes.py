"""Made-up programmes of any size, written once and kept, and imported once for each state of the code.
"""

import hashlib
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from bench.writing import write
from warehouse.build import run_import
from warehouse.live import Release, live_release
from warehouse.made_up.terms import Size

AT_ONCE = 1_000_000  # votes that are made up one by one
PROJECT = Path(__file__).resolve().parents[1]
MADE_BY = ("warehouse", "geo", "data/reference")


@dataclass(frozen=True)
class Wanted:
    """A programme to be made. None: as many as go with its votes. `organisations`: how often each known one is there,
    under other names. `dirty`: two votes of a hundred are wrong or double, and identifiers stand in quotation marks."""

    votes: int
    people: int | None = None
    ideas: int | None = None
    organisations: int = 1
    dirty: bool = False

    @property
    def name(self) -> str:
        """What its folder is called."""
        parts = {"people": self.people, "ideas": self.ideas, "organisations": self.organisations}
        other = "".join(f"-{key}-{number}" for key, number in parts.items() if number not in (None, 1))
        return f"votes-{self.votes}{other}{'-dirty' if self.dirty else ''}"

    @property
    def copies(self) -> int:
        """How often the people and ideas are there."""
        return max(1, round(self.votes / AT_ONCE))

    def size(self) -> Size:
        """The size of what is made up one by one."""
        usual = size_of(self.votes // self.copies)
        people = self.people or usual.people
        # Everybody votes once whatever the number of votes, so these are taken off where people are set.
        votes = max(1, self.votes - people) if self.people else usual.idea_votes
        return Size(people, self.ideas or usual.ideas, usual.comments, votes)


def size_of(votes: int) -> Size:
    """A programme of that many votes in the sample's proportions, but for its texts, which grow more slowly."""
    return Size(
        people=max(1_500, votes // 12),
        ideas=max(490, votes // 1_000),
        comments=max(1_900, votes // 500),
        idea_votes=votes,
    )


def export(keep: Path, wanted: Wanted) -> Path:
    """The folder of a programme's files, made where they are not kept yet; `made.json` beside it counts them."""
    folder = keep / wanted.name / "export"
    if not folder.with_name("made.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        started = time.perf_counter()
        rows = write(folder, wanted.size(), wanted.copies, wanted.organisations, wanted.dirty)
        told = {"rows": rows, "seconds": round(time.perf_counter() - started, 2)}
        folder.with_name("made.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def rows_of(keep: Path, wanted: Wanted) -> dict[str, int]:
    """Table -> rows, as written."""
    return json.loads((keep / wanted.name / "made.json").read_text(encoding="utf-8"))["rows"]


def release(keep: Path, wanted: Wanted) -> Release:
    """The programme imported, by the code as it is now: what other code imported is made anew."""
    folder = place_of_release(keep, wanted)
    if not (folder / "whole").exists():
        forget_release(keep, wanted)
        attempt = run_import(folder, [export(keep, wanted)])
        assert attempt.outcome == "live", attempt.why
        (folder / "whole").touch()
    return live_release(folder)


def place_of_release(keep: Path, wanted: Wanted) -> Path:
    """Where the programme's folder is; `whole` lies in it once everything was imported."""
    return keep / wanted.name / f"programme-{code()}"


def forget_release(keep: Path, wanted: Wanted) -> None:
    """Erase what was imported, by whatever state of the code."""
    for old in (keep / wanted.name).glob("programme-*"):
        shutil.rmtree(old)


def code() -> str:
    """What changes with the code that imports."""
    found = [path for room in MADE_BY for path in (PROJECT / room).rglob("*") if path.suffix in {".py", ".sql", ".csv"}]
    digest = hashlib.sha256()
    for path in sorted(path for path in found if "made_up" not in path.parts):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
