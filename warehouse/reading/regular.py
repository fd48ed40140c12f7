"""Opening only what is a plain file, and noticing when it changes under us."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from warehouse.refusal import Refused

WHAT = {
    stat.S_IFLNK: "a link to another place", stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip


class Stamp(NamedTuple):
    """Tells one state of a file from another without reading it."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def status(path: Path, name: str) -> os.stat_result:
    """The status of `path` itself, links not followed. Raises Refused where there is nothing or it may not be seen."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(name, f"There is no file or folder called '{name}': check the path.") from None
    except OSError as error:
        raise unreadable(name, error) from None


def unreadable(name: str, error: OSError) -> Refused:
    """The refusal of a file that the system does not let us read."""
    return Refused(name, f"'{name}' cannot be read ({error.strerror or error}): check who may open it.")


def _insist_on_plain(name: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = WHAT.get(stat.S_IFMT(mode), "not a plain file")
        raise Refused(name, f"'{name}' is {what}, not a plain file: give the file itself.")


def open_plain(path: Path, name: str) -> BinaryIO:
    """Opens a plain file for reading, unbuffered; anything else (link, folder, pipe, device) is Refused unopened."""
    _insist_on_plain(name, status(path, name).st_mode)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise unreadable(name, error) from None
    file = os.fdopen(descriptor, "rb", buffering=0)
    try:
        _insist_on_plain(name, os.fstat(descriptor).st_mode)
    except Refused:
        file.close()
        raise
    return file


def stamp_of(seen: os.stat_result) -> Stamp:
    """What tells whether a file is still the same one."""
    return Stamp(seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def changed(name: str) -> Refused:
    """The refusal of a file that changed under our hands."""
    return Refused(name, f"'{name}' changed while it was being read: wait until it is complete, then import it again.")


def insist_on_same(path: Path, name: str, before: Stamp) -> None:
    """Raises Refused when the file is no longer the one that was looked at."""
    if stamp_of(status(path, name)) != before:
        raise changed(name)
