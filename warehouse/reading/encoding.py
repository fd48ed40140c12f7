"""Which encoding a text file is in, and its physical lines."""

import codecs
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from warehouse.reading.evidence import LONGEST_LINE, Evidence
from warehouse.reading.regular import changed, open_plain, unreadable
from warehouse.reading.shapes import FoundFile, Note
from warehouse.refusal import Refused

UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
TAKES_MARK = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}  # codecs that drop the mark in front
READ = 1 << 20


def encoding_of(file: FoundFile, evidence: Evidence) -> tuple[str, tuple[Note, ...]]:
    """The Python name of the encoding, and a note where the file is not UTF-8. Raises Refused on NUL bytes.

    Bytes that are not UTF-8 mean Windows-1252 throughout, unless some line holds letters in UTF-8:
    then it is UTF-8 with lines that cannot be read.
    """
    if wide := UTF16.get(evidence.head[:2]):
        return wide, (Note("encoding", f"'{file.name}' is in UTF-16 and was converted.", 1),)
    if evidence.nul:
        raise Refused(file.name, f"'{file.name}' holds NUL bytes, so it is damaged or no text: save it as CSV (UTF-8).")
    if evidence.utf8 or evidence.head.startswith(codecs.BOM_UTF8) or _some_line_is_utf8(file):
        return "utf-8", ()
    return "cp1252", (Note("encoding", f"'{file.name}' is in Windows-1252 and was converted.", 1),)


def _some_line_is_utf8(file: FoundFile) -> bool:
    with open_plain(file.path, file.name) as raw, io.BufferedReader(raw, READ) as opened:
        while line := opened.readline(LONGEST_LINE):
            if not line.isascii() and _decodes(line):
                return True
    return False


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Hashing(io.RawIOBase):
    """Passes a file's bytes on and adds up their SHA-256 on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.sha = file, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        count = self.file.readinto(buffer)
        self.sha.update(buffer[:count])
        return count


@contextmanager
def opened_text(path: Path, name: str, encoding: str, sha256: str | None = None) -> Iterator[TextIO]:
    """The file as text whose lines keep their ends (LF, CR, CRLF); bytes that do not decode become lone surrogates.

    With `sha256`, leaving the block raises Refused unless those very bytes were read, to the end.
    """
    with open_plain(path, name) as raw:
        hashing = _Hashing(raw)
        codec = TAKES_MARK.get(encoding, encoding)
        text = io.TextIOWrapper(io.BufferedReader(hashing, READ), codec, "surrogateescape", newline="")
        try:
            yield text
        except UnicodeDecodeError:
            raise Refused(name, f"'{name}' is not whole UTF-16: save it as CSV (UTF-8).") from None
        except OSError as error:
            raise unreadable(name, error) from None
        if sha256 is not None and hashing.sha.hexdigest() != sha256:
            raise changed(name)
