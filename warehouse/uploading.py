"""Files that somebody uploads: in a private folder of their own until the import has ended, and nowhere else."""

import fcntl
import os
import re
import shutil
import tempfile
import time
import tomllib
import unicodedata
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import BinaryIO

from warehouse.refusal import Refused
from warehouse.settings import settings

PREFIX = "participation-upload-"
LEFT_ALONE = 2 * 60 * 60  # seconds without a touch, after which an upload is removed
NEW = 60  # seconds in which another server may still be making its folder
LONGEST = 120  # bytes of a name
PROGRAMME = ".programme"
TERMS, MAPPING = "programme.toml", "mapping.toml"


def most_megabytes() -> int:
    """The largest file that is taken, in megabytes (of 1,024 x 1,024 bytes)."""
    return settings()["limits"]["upload_megabytes"]


class Upload:
    """One person's files on their way into a programme (its folder). `paths` is what to import; `renamed` says which
    were given another name.

    The folder is the user's own (0700) and goes with `remove`, when the object goes, when nobody has touched it for
    long, and when the process ends; what a killed process left goes when the next one starts (`sweep`).
    """

    def __init__(self, left_alone: float = LEFT_ALONE, programme: Path | None = None):
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        if programme:
            (self.folder / PROGRAMME).write_text(str(programme.resolve()), encoding="utf-8")
        self.work = self.folder / "work"
        self.work.mkdir()
        self.mapping: Path | None = None
        self.register: Path | None = None
        self.renamed: dict[str, str] = {}
        self.names: list[str] = []
        self._tables, self._zips = self.folder / "tables" / "upload", self.folder / "zips"
        lock = _locked(self.folder)
        self.remove = weakref.finalize(self, _remove, self.folder, lock)
        self._left_alone, self._timer = left_alone, None
        self.touch()

    @property
    def gone(self) -> bool:
        """Whether the files have been removed."""
        return not self.folder.exists()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The exports: each zip, and the other files together."""
        loose = _files_in(self._tables)
        return (*_files_in(self._zips), *(loose if len(loose) == 1 else [self._tables] if loose else []))

    def touch(self) -> None:
        """Say that somebody is still at it."""
        if self._timer:
            self._timer.cancel()
        self._timer = Timer(self._left_alone, self.remove)
        self._timer.daemon = True
        self._timer.start()

    def receive(self, files: Sequence[tuple[str, BinaryIO]]) -> None:
        """Write down files (name, content). Raises Refused for one that is too large, or that is there twice."""
        for given, content in files:
            insist_on_size(given, content)
            name = plain_name(given)
            if name.lower().endswith(".toml"):
                self._settings(name, content)
                continue
            place = self._zips if name.lower().endswith(".zip") else self._tables
            kept = self._keep(place, as_table(name) if place == self._tables else name, content)
            if kept and kept.name != given:
                self.renamed[given] = kept.name

    def receive_register(self, given: str, content: BinaryIO) -> None:
        """Write down the list of participants. Raises Refused."""
        insist_on_size(given, content)
        self.register = self._keep(self.folder / "register", as_table(plain_name(given)), content)

    def write_mapping(self, name: str, text: str) -> None:
        """Take this mapping from now on."""
        self.mapping = self.folder / "mapping" / f"{name}.toml"
        self.mapping.parent.mkdir(exist_ok=True)
        self.mapping.write_text(text, encoding="utf-8")

    def _settings(self, name: str, content: BinaryIO) -> None:
        """A TOML file is a mapping where it has tables, and otherwise the programme's terms."""
        if self._says_tables(name, content):
            _insist_on_one(name, self.mapping is None, "mappings")
            self.mapping = self._keep(self.folder / "mapping", name, content)
        else:
            _insist_on_one(name, not (self._tables / TERMS).exists(), "files of a programme's terms")
            self._keep(self._tables, TERMS, content)
            if name != TERMS:
                self.renamed[name] = TERMS

    def _says_tables(self, name: str, content: BinaryIO) -> bool:
        content.seek(0)
        try:
            return "table" in tomllib.loads(content.read().decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            return name.lower() == MAPPING  # the import says what is wrong with it

    def _keep(self, place: Path, name: str, content: BinaryIO) -> Path | None:
        """Write a file; the same one twice is kept once, another one of the same name gets a number."""
        place.mkdir(parents=True, exist_ok=True)
        stem, dot, ending = name.rpartition(".")
        content.seek(0)
        data = content.read()
        taken = {path.name.casefold(): path for path in place.iterdir()}
        number = 1
        while (there := taken.get(name.casefold())) is not None:
            if there.read_bytes() == data:
                return None
            number += 1
            name = f"{stem} ({number}){dot}{ending}"
        descriptor = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        self.names.append(name)
        return place / name


def plain_name(given: str) -> str:
    """The name of an uploaded file as it can be kept: no folders, nothing invisible, not hidden, not too long."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    stem, dot, ending = visible.strip().lstrip(".").rpartition(".")
    short = stem.encode()[: LONGEST - len(ending.encode())].decode(errors="ignore").strip()
    return f"{short}{dot}{ending}" if short else f"file.{ending or 'csv'}"


def as_table(name: str) -> str:
    """A .txt file that somebody uploads is a table of text."""
    return re.sub(r"\.txt$", ".csv", name, flags=re.IGNORECASE)


def insist_on_size(name: str, content: BinaryIO) -> None:
    """Raises Refused for a file that is larger than the settings allow."""
    size = content.seek(0, os.SEEK_END)
    if size > most_megabytes() << 20:
        why = f"{name} is larger than {most_megabytes()} MB; give the tables in several files, or import it"
        raise Refused(name, f"{why} on the command line.")


def _insist_on_one(name: str, holds: bool, what: str) -> None:
    if not holds:
        raise Refused(name, f"{name} is the second of two {what}; upload only one.")


def sweep() -> None:
    """Remove what killed servers of this user left behind; uploads of servers that run are locked, and stay."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            seen = folder.lstat()
            ours = seen.st_uid == os.getuid() and folder.is_dir() and not folder.is_symlink()
            being_made = not (folder / ".lock").exists() and time.time() - seen.st_mtime < NEW
            if ours and not being_made:
                _remove(folder, _locked(folder))


def _locked(folder: Path) -> BinaryIO:
    """The folder's lock, held by this process while the file is open. Raises BlockingIOError where another has it."""
    lock = (folder / ".lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise
    return lock


def _remove(folder: Path, lock: BinaryIO) -> None:
    """Remove a folder; a thread that still writes in it may need a second look."""
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
    lock.close()


def _files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
