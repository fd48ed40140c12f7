"""Which release is read now: a small pointer, replaced in one rename; the last two releases are kept."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.refusal import Refused

KEPT = 2


@dataclass(frozen=True)
class Release:
    """One immutable build of a programme's warehouse. `delta` counts what has arrived since and stands beside it (0: nothing)."""

    folder: Path
    name: str
    delta: int = 0

    @property
    def warehouse(self) -> Path:
        """The file that leads and the design group read."""
        return self.folder / "live" / self.name / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The file that funders read: published aggregates, nothing else."""
        return self.folder / "live" / self.name / "published.duckdb"


def current(folder: Path) -> Release | None:
    """The release that is live in a programme's folder, or None before the first import."""
    pointer = _pointer(folder)
    release = Release(folder, pointer["release"], pointer.get("delta", 0)) if pointer else None
    return release if release and release.warehouse.is_file() else None


def releases(folder: Path) -> list[Release]:
    """The releases kept, the live one first."""
    return [Release(folder, name) for name in _pointer(folder).get("kept", []) if Release(folder, name).warehouse.is_file()]


def go_live(folder: Path, built: Path, name: str) -> Release:
    """Make a finished build (a folder with both files) the live release, and drop what is older than the last two."""
    place = folder / "live" / name
    if not place.exists():
        _sync(built)
        built.rename(place)
    kept = [name, *(release.name for release in releases(folder) if release.name != name)][:KEPT]
    _point(folder, name, kept)
    _prune(folder, kept)
    return Release(folder, name)


def roll_back(folder: Path) -> Release:
    """Make the release before the live one live again. Raises Refused where there is none."""
    kept = [release.name for release in releases(folder)]
    if len(kept) < KEPT:
        raise Refused("", "There is no earlier release to go back to.")
    _point(folder, kept[1], [kept[1], kept[0]])
    return Release(folder, kept[1])


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A work folder for one build; only one build of a programme runs at a time. What a killed one left behind is cleared.

    Raises Refused where another build runs or the folder cannot be written.
    """
    try:
        (folder / "live").mkdir(parents=True, exist_ok=True)
        lock = (folder / "live" / ".lock").open("w")
    except OSError as problem:
        raise Refused("", f"Nothing can be written in {folder} ({problem.strerror}); choose a folder you may write in.") from problem
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Refused("", "Another import is running for this programme; wait until it is done.") from problem
        for left in (folder / "live").glob("building-*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="building-", dir=folder / "live", ignore_cleanup_errors=True) as work:
            yield Path(work)


def _pointer(folder: Path) -> dict:
    try:
        return json.loads((folder / "live" / "current.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
        return {}


def _point(folder: Path, name: str, kept: list[str]) -> None:
    aside = folder / "live" / "current.json.new"
    with aside.open("w", encoding="utf-8") as file:
        json.dump({"release": name, "delta": 0, "kept": kept}, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / "live" / "current.json")


def _sync(built: Path) -> None:
    for path in built.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _prune(folder: Path, kept: list[str]) -> None:
    for path in (folder / "live").iterdir():
        if path.is_dir() and path.name not in (*kept, "attempts") and not path.name.startswith("building-"):
            shutil.rmtree(path, ignore_errors=True)
