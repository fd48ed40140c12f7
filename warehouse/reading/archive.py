"""Zips: looked over before anything is unpacked, and limited again while it is."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from warehouse.refusal import Refused

MOST_MEMBERS = 1_000
MOST_BYTES = 4 << 30
HIGHEST_RATIO = 200
SMALL = 100_000  # bytes; below this a high ratio does no harm
BLOCK = 1 << 20
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def open_archive(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """Opens a zip whose directory passes every check. Raises Refused (damaged, protected, a bomb, unsafe names)."""
    try:
        archive = zipfile.ZipFile(file)
    except (*DAMAGE, OSError):
        raise damaged(name) from None
    members = [m for m in archive.infolist() if not m.is_dir()]
    _insist_on_size(name, members)
    for member in members:
        _insist_on_safe(name, member)
    if len({path_in(m).casefold() for m in members}) < len(members):
        raise Refused(name, f"'{name}' holds two files of the same name: pack it again.")
    return archive


def damaged(name: str) -> Refused:
    """The refusal of a file that is no whole zip."""
    return Refused(name, f"'{name}' is damaged or not a zip: get it again from where it came from.")


def _bomb(name: str, why: str) -> Refused:
    return Refused(name, f"'{name}' {why}, more than an export can need: give the tables themselves.")


def _insist_on_size(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise _bomb(name, f"holds {len(members):,} files")
    if sum(m.file_size for m in members) > MOST_BYTES:
        raise _bomb(name, "unpacks to more than 4 GiB")
    if any(m.file_size > max(SMALL, HIGHEST_RATIO * m.compress_size) for m in members):
        raise _bomb(name, f"unpacks to more than {HIGHEST_RATIO} times its size")


def path_in(member: zipfile.ZipInfo) -> str:
    """A member's path with forward slashes, whoever packed it."""
    return member.filename.replace("\\", "/")


def _insist_on_safe(name: str, member: zipfile.ZipInfo) -> None:
    path, mode = path_in(member), member.external_attr >> 16
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts:
        raise Refused(name, f"'{name}' holds a file that would be unpacked elsewhere ('{path}'): pack it again.")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Refused(name, f"'{name}' holds a link or device ('{path}'): pack the file itself.")
    if member.flag_bits & 1:
        raise Refused(name, f"'{name}' is protected by a password: pack it again without one.")


def blocks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Yields a member's bytes by the megabyte; Refused as soon as it is damaged or longer than it declares."""
    given = 0
    try:
        with archive.open(member) as opened:
            while block := opened.read(BLOCK):
                given += len(block)
                if given > member.file_size:
                    raise _bomb(name, "unpacks to more than it says")
                yield block
    except DAMAGE:
        raise damaged(name) from None


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, target: Path) -> None:
    """Writes one member to `target`, which must not exist yet."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as out:
            for block in blocks(archive, member, name):
                out.write(block)
    except OSError as error:
        raise Refused(name, f"'{name}' cannot be unpacked ({error.strerror}): unpack it and give the files.") from None
