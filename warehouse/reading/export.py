"""Finds the exports in what a person gives: folders, zips, loose files."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISLNK

from warehouse.personal.masking import mask
from warehouse.reading.archive import open_archive, path_in, unpack
from warehouse.reading.evidence import look_at
from warehouse.reading.regular import open_plain, status, unreadable
from warehouse.reading.shapes import FoundFile
from warehouse.refusal import Refused

KINDS = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".psv": "csv", ".parquet": "parquet", ".pq": "parquet",
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xlsx", ".xlsb": "xlsx", ".ods": "xlsx",
}  # fmt: skip
TABLES = {"csv", "xlsx", "parquet"}
TERMS = {"programme.toml": "settings", "mapping.toml": "mapping"}


@dataclass(frozen=True)
class Export:
    """Files that came together. `name` is the folder's, the zip's or the file's stem; `files` are sorted by name."""

    name: str
    path: Path
    files: tuple[FoundFile, ...]


def find_exports(paths: Sequence[Path], work: Path) -> list[Export]:
    """The exports in `paths`, in that order; members of zips are unpacked into a new folder in `work`.

    A folder is one export (its own files), or one a subfolder when only those hold tables; a .zip is one;
    loose files of one folder are one. Raises Refused for anything that cannot be opened safely or holds no table.
    """
    found: list[Export] = []
    loose: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(Path(p) for p in paths):
        mode = status(path, path.name or str(path)).st_mode
        if S_ISDIR(mode):
            found += _in_folder(path)
        elif path.suffix.lower() == ".zip" and not S_ISLNK(mode):
            found.append(_in_zip(path, work))
        else:
            loose.setdefault(path.parent, []).append(path)
    return found + [_together(folder, files) for folder, files in loose.items()]


def kind_of(name: str) -> str:
    """What a file is by its name: csv, xlsx, parquet, settings or other."""
    path = PurePosixPath(name)
    return TERMS.get(path.name.lower()) or KINDS.get(path.suffix.lower(), "other")


def _found(path: Path, name: str) -> FoundFile:
    known_as = without_people(name)
    evidence = look_at(path, known_as)
    return FoundFile(known_as, path, kind_of(name), evidence.sha256, evidence.stamp.size, evidence)


def without_people(name: str) -> str:
    """The name of a file or folder as it is kept: people call a file after whom it is about, or who sent it."""
    parts = [PurePosixPath(part) for part in name.split("/")]
    return "/".join(f"{mask(part.stem)[0]}{part.suffix}" if part.stem else "" for part in parts)


def _export(given: str, path: Path, files: list[FoundFile]) -> Export:
    name = mask(given)[0]
    if not any(f.kind in TABLES for f in files):
        raise Refused(name, f"'{name}' holds no tables: give files that end in .csv, .xlsx or .parquet.")
    return Export(name, path, tuple(sorted(files, key=lambda f: f.name)))


def _together(folder: Path, files: list[Path]) -> Export:
    alone = len(files) == 1
    name, path = (files[0].stem, files[0]) if alone else (folder.resolve().name, folder)
    return _export(name, path, [_found(f, f.name) for f in files])


def _listed(folder: Path, name: str) -> list[Path]:
    try:
        return sorted(f for f in folder.iterdir() if _counts(f.name))
    except OSError as error:
        raise unreadable(name, error) from None


def _counts(part: str) -> bool:
    return not part.startswith(".") and part != "__MACOSX"


def _in_folder(folder: Path) -> list[Export]:
    name = folder.resolve().name
    direct, below = _split(folder, name)
    if not any(kind_of(f.name) in TABLES for f in direct):
        inside = [(sub, _split(sub, sub.name)[0]) for sub in below]
        exports = [_export(s.name, s, _all_found(fs)) for s, fs in inside if any(kind_of(f.name) in TABLES for f in fs)]
        if exports:
            return exports
    return [_export(name, folder, _all_found(direct))]


def _split(folder: Path, name: str) -> tuple[list[Path], list[Path]]:
    listed = _listed(folder, name)
    folders = [f for f in listed if S_ISDIR(status(f, f.name).st_mode)]
    return [f for f in listed if f not in folders], folders


def _all_found(files: list[Path]) -> list[FoundFile]:
    return [_found(f, f.name) for f in files]


def _in_zip(path: Path, work: Path) -> Export:
    work.mkdir(parents=True, exist_ok=True)
    target = Path(tempfile.mkdtemp(prefix="unpacked-", dir=work))
    files = []
    with open_plain(path, path.name) as opened, open_archive(opened, path.name) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and all(map(_counts, path_in(m).split("/")))]
        top = _common_top([path_in(m) for m in members])
        for member in members:
            inner = path_in(member).removeprefix(top)
            unpack(archive, member, path.name, target / inner)
            files.append(_found(target / inner, f"{path.name}/{inner}"))
    return _export(path.stem, path, files)


def _common_top(names: list[str]) -> str:
    tops = {name.partition("/")[0] + "/" for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    return top if all(name.startswith(top) for name in names) else ""
