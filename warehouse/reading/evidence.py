"""One pass over a file's bytes: its SHA-256, and whether it is plain enough for DuckDB's own CSV reader."""

import codecs
import hashlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from warehouse.reading.regular import Stamp, changed, open_plain, stamp_of, unreadable

CHUNK = 4 << 20
LONGEST_CELL = 100_000  # bytes; a longer cell is a bad row
LONGEST_LINE = 16 << 20  # bytes; a longer line, or a longer quoted cell, would have to be held in memory
MOJIBAKE_STARTS = (b"\xc3\x83", b"\xc3\xa2\xe2\x82\xac", b"\xc3\x82")  # "Ã", "â€", "Â" in UTF-8
LF, CR, SPACE = 10, 13, 32
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
EDGES = np.isin(np.arange(256), [LF, CR, *map(ord, DELIMITERS)])
CLOCK_TICK = 50_000_000  # ns; two writes closer than this may carry the same time


@dataclass(frozen=True)
class Evidence:
    """What one look at a file's bytes showed. `line_end` is None where there is more than one kind or a lone CR."""

    sha256: str
    stamp: Stamp
    fresh: bool  # written so shortly before the look that its times cannot prove it has not changed since
    head: bytes = field(repr=False)
    ascii: bool
    utf8: bool
    nul: bool
    quotes: bool
    blank_lines: bool
    line_end: str | None
    lines: int
    longest_line: int
    mojibake: bool
    delimiters: dict[str, int]  # how often each stands in the file
    padded: bool  # some space stands beside what may be the edge of a cell

    @property
    def odd_cells(self) -> bool:
        """Whether some cell may hold letters beyond ASCII, or begin or end with a space."""
        return self.padded or not self.ascii

    def plain(self, delimiter: str, width: int) -> bool:
        """Whether every line is one record, and there are as many delimiters as records of `width` cells have.

        A reader that takes no line with too few cells has then met none with too many either; DuckDB's own is silent
        about those whose surplus cells are empty.
        """
        odd = self.nul or self.quotes or self.blank_lines or self.longest_line > LONGEST_CELL or not self.line_end
        return self.utf8 and not odd and self.delimiters.get(delimiter) == self.lines * (width - 1)


class _Look:
    """Adds up what the chunks of a file show."""

    def __init__(self) -> None:
        self.sha, self.decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
        self.head, self.tail, self.read = b"", b"", 0
        self.ascii = self.utf8 = True
        self.nul = self.quotes = self.mojibake = self.padded = False
        self.feeds = self.returns = self.pairs = 0
        self.feed = self.stop = -1  # where the last LF stood, and the last LF or CR
        self.narrowest, self.longest_line = LONGEST_LINE, 0
        self.delimiters = dict.fromkeys(DELIMITERS, 0)

    def take(self, chunk: bytes) -> None:
        self.sha.update(chunk)
        letters = np.frombuffer(chunk, np.uint8)
        self.head = self.head or chunk[:4096]
        self.nul = self.nul or b"\0" in chunk
        self.quotes = self.quotes or b'"' in chunk
        self._letters(chunk)
        self.padded = self.padded or self._is_padded(chunk)
        self._lines(chunk, letters)
        for delimiter in DELIMITERS:
            if delimiter.encode() in chunk:
                self.delimiters[delimiter] += int(np.count_nonzero(letters == ord(delimiter)))
        self.read += len(chunk)
        self.tail = (self.tail + chunk[-4:])[-4:]

    def _letters(self, chunk: bytes) -> None:
        if chunk.isascii() and not self.decoder.getstate()[0]:
            return
        self.ascii = False
        seam = self.tail + chunk[:4]  # what the edge between two chunks would hide
        self.mojibake = self.mojibake or any(x in y for x in MOJIBAKE_STARTS for y in (chunk, seam))
        try:
            self.decoder.decode(chunk)
        except UnicodeDecodeError:
            self.utf8 = False
            self.decoder.reset()

    def _is_padded(self, chunk: bytes) -> bool:
        if b" " not in chunk and self.tail[-1:] != b" ":
            return False
        letters = np.frombuffer((self.tail[-1:] or b"\n") + chunk, np.uint8)  # with the last of the chunk before
        spaces, edges = letters == SPACE, EDGES[letters]
        return bool((spaces[1:] & edges[:-1]).any() or (spaces[:-1] & edges[1:]).any())

    def _lines(self, chunk: bytes, letters: np.ndarray) -> None:
        feeds = stops = np.flatnonzero(letters == LF) + self.read
        if b"\r" in chunk:
            returns = letters == CR
            self.returns += int(returns.sum())
            self.pairs += chunk.count(b"\r\n")
            stops = np.flatnonzero((letters == LF) | returns) + self.read
        self.pairs += self.tail[-1:] == b"\r" and chunk[:1] == b"\n"
        self.feeds += len(feeds)
        self.narrowest = min(self.narrowest, np.diff(feeds, prepend=self.feed).min(initial=LONGEST_LINE))
        self.longest_line = max(self.longest_line, int(np.diff(stops, prepend=self.stop).max(initial=0)) - 1)
        self.feed = int(feeds[-1]) if len(feeds) else self.feed
        self.stop = int(stops[-1]) if len(stops) else self.stop
        self.longest_line = max(self.longest_line, self.read + len(chunk) - self.stop - 1)

    def result(self, stamp: Stamp, fresh: bool) -> Evidence:
        only_pairs = self.returns == self.feeds == self.pairs
        line_end = "\n" if not self.returns else "\r\n" if only_pairs else None
        unfinished = bool(self.decoder.getstate()[0])
        return Evidence(
            sha256=self.sha.hexdigest(), stamp=stamp, fresh=fresh,
            head=self.head, ascii=self.ascii, utf8=self.utf8 and not unfinished, nul=self.nul, quotes=self.quotes,
            blank_lines=bool(self.narrowest <= len(line_end or "")), line_end=line_end,
            lines=self.feeds + (self.tail[-1:] not in (b"", b"\n")), longest_line=self.longest_line,
            mojibake=self.mojibake, delimiters=self.delimiters, padded=self.padded or self.tail[-1:] == b" ",
        )  # fmt: skip


def look_at(path: Path, name: str, chunk_size: int = CHUNK) -> Evidence:
    """Reads the whole file once. Raises Refused when it is no plain file, cannot be read or is changing."""
    look = _Look()
    with open_plain(path, name) as file:
        before = stamp_of(os.fstat(file.fileno()))
        fresh = time.time_ns() - before.modified < CLOCK_TICK
        try:
            while chunk := file.read(chunk_size):
                look.take(chunk)
        except OSError as error:
            raise unreadable(name, error) from None
        if stamp_of(os.fstat(file.fileno())) != before:
            raise changed(name)
    return look.result(before, fresh)


def insist_on_sha(path: Path, name: str, sha256: str) -> None:
    """Raises Refused when the bytes are not those that were found."""
    digest = hashlib.sha256()
    with open_plain(path, name) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise changed(name)
