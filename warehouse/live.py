"""Which release is read now: a small pointer, replaced in one rename; the last two releases are kept."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from warehouse.clickhouse.sending import insist_on_reach, send, withdraw
from warehouse.only_writer import only_writer
from warehouse.pointer import POINTER, point, read_pointer, sync
from warehouse.refusal import Refused

KEPT = 2
KEPT_BESIDE = 8
WORK = "building-"


@dataclass(frozen=True)
class Release:
    """One immutable build of a programme's warehouse. `delta` counts what stands beside it since (0: nothing)."""

    folder: Path
    name: str
    delta: int = 0

    @property
    def warehouse(self) -> Path:
        """The file that leads and the design group read."""
        return self.folder / "live" / self.name / "warehouse.duckdb"

    @property
    def beside(self) -> Path | None:
        """The file of what arrived since; None where nothing did."""
        return self.folder / "live" / self.name / f"delta_{self.delta}.duckdb" if self.delta else None

    @property
    def published(self) -> Path:
        """The file that funders read: published aggregates, nothing else."""
        return self.folder / "live" / self.name / "published.duckdb"


def current(folder: Path) -> Release | None:
    """The release that is live in a programme's folder; None before the first import or with a damaged pointer."""
    pointer = read_pointer(folder)
    release = Release(folder, pointer["release"], pointer.get("delta", 0)) if pointer else None
    return release if release and release.warehouse.is_file() else None


def live_release(folder: Path) -> Release:
    """The release that is live. Raises Refused where there is none, or the pointer to it is damaged."""
    insist_on_folder(folder)
    release = current(folder)
    insist_on_pointer(folder)
    if release is None:
        raise Refused("", f"Nothing has been imported into {folder} yet.")
    return release


def insist_on_folder(folder: Path) -> None:
    """Raises Refused where there is no such folder."""
    if not folder.is_dir():
        raise Refused("", f"There is no folder {folder}; check what --to names.")


def insist_on_pointer(folder: Path) -> None:
    """Raises Refused where something is live and the pointer to it is damaged; nothing may be built or dropped then."""
    pointer = folder / "live" / POINTER
    if pointer.exists() and current(folder) is None:
        raise Refused(
            "",
            f"{pointer}, which says what is live, is damaged; the command rollback goes back to the last whole one.",
        )


def releases(folder: Path) -> list[Release]:
    """The releases kept, the live one first."""
    kept = [Release(folder, name) for name in read_pointer(folder).get("kept", [])]
    return [release for release in kept if release.warehouse.is_file()]


def go_live(folder: Path, built: Path, name: str) -> Release:
    """Make a finished build (a folder with both files) the live release, and drop what is older than the last two."""
    _place(folder, built, name)
    kept = [name, *(release.name for release in releases(folder) if release.name != name)][:KEPT]
    point(folder, kept)
    _prune(folder, kept)
    return Release(folder, name)


def next_beside(release: Release) -> Release:
    """The release with the next delta beside it. No number is given twice, so no reader takes one for another."""
    return replace(release, delta=max([release.delta, *_beside(release)]) + 1)


def go_live_beside(release: Release, built: Path) -> None:
    """Put a finished delta beside its release; those that nobody can be about to open any more go."""
    sync(built)
    built.rename(release.beside)
    point(release.folder, [kept.name for kept in releases(release.folder)], release.delta)
    for number in _beside(release)[:-KEPT_BESIDE]:
        replace(release, delta=number).beside.unlink(missing_ok=True)


def _empty_beside(release: Release) -> None:
    """Remove every delta of a release; an empty file keeps the last one's number from being given again."""
    numbers = _beside(release)
    for number in numbers:
        replace(release, delta=number).beside.unlink()
    for number in numbers[-1:]:
        replace(release, delta=number).beside.touch()


def _beside(release: Release) -> list[int]:
    return sorted(int(path.stem.split("_")[1]) for path in release.warehouse.parent.glob("delta_*.duckdb"))


def replace_all(folder: Path, builds: Sequence[tuple[Path, str]]) -> Release:
    """Put finished builds (folder, name), the live one first, in the place of all there are, which go at once."""
    for built, name in reversed(builds):
        _place(folder, built, name)
    kept = list(dict.fromkeys(name for _, name in builds))
    point(folder, kept)
    _prune(folder, kept, insist=True)
    for name in kept:
        _empty_beside(Release(folder, name))
    return Release(folder, kept[0])


def roll_back(folder: Path) -> Release:
    """Make the release before the live one live again, or the newest whole one where the pointer is damaged.

    Raises Refused where there is none.
    """
    insist_on_folder(folder)
    with only_writer(folder):
        live = current(folder)
        others = [release.name for release in (releases(folder) or _whole(folder)) if release != live]
        if not others:
            raise Refused("", "There is no earlier release to go back to.")
        point(folder, [others[0], *([live.name] if live else others[1:])][:KEPT])
    return Release(folder, others[0])


@contextmanager
def building(folder: Path, patience: float = 0) -> Iterator[Path]:
    """A work folder for one build, of which one runs at a time in a programme. What a killed one left goes.

    Raises Refused where another build runs, the folder cannot be written, or its pointer is damaged.
    """
    with only_writer(folder, patience):
        insist_on_pointer(folder)
        insist_on_reach(release.warehouse.parent for release in releases(folder))
        for left in (folder / "live").glob(f"{WORK}*"):
            shutil.rmtree(left, ignore_errors=True)
        _prune(folder, [release.name for release in releases(folder)])
        with tempfile.TemporaryDirectory(prefix=WORK, dir=folder / "live", ignore_cleanup_errors=True) as work:
            yield Path(work)


def _whole(folder: Path) -> list[Release]:
    """Every release that has both its files, the newest first; asked only where the pointer cannot be read."""
    found = [
        Release(folder, path.name)
        for path in (folder / "live").iterdir()
        if path.is_dir() and not path.name.startswith(WORK)
    ]
    whole = [release for release in found if release.warehouse.is_file() and release.published.is_file()]
    return sorted(whole, key=lambda release: release.warehouse.stat().st_mtime_ns, reverse=True)


def _place(folder: Path, built: Path, name: str) -> None:
    """Move a finished build to where its name says. The live one stays; an earlier one of that name may be damaged.

    Where a setting asks for it, it is written to ClickHouse first. Raises Refused where that fails."""
    place, live = folder / "live" / name, current(folder)
    if place.exists() and (live is None or live.name != name):
        place.rename(built.with_name(f"{built.name}-before"))
    if not place.exists():
        send(folder, built, name)
        for path in (*built.iterdir(), built):
            sync(path)
        built.rename(place)
        sync(place.parent)


def _prune(folder: Path, kept: Sequence[str], insist: bool = False) -> None:
    """Remove what is not kept. Where ClickHouse cannot drop its part, the folder stays, so that the next build tries it
    again; `insist`: and Refused is raised."""
    for path in (folder / "live").iterdir():
        if path.is_dir() and path.name not in (*kept, "attempts") and not path.name.startswith(WORK):
            try:
                withdraw(path)
            except Refused:
                if insist:
                    raise
                continue
            shutil.rmtree(path, ignore_errors=True)
