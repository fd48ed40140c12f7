"""A text as a reader takes it: look-alike characters made plain, hidden ones left out, "(at)" read as @.

Rules search this reading; each of its characters knows where it stands in the text itself, which is never changed here.
"""

import re
import unicodedata
from typing import NamedTuple

HIDDEN = "\u200b"
NO_BREAK = "\xa0"
BLANK = r"[ \t\xa0]"
_DOTS = {"\u3002": ".", "\uff61": "."}
_DASHES = {"\u2212": "-", "\u2043": "-"}


class _Plain(dict[int, str]):
    """Code point -> the one character it is read as; worked out on first sight."""

    def __missing__(self, point: int) -> str:
        self[point] = plain_character(chr(point))
        return self[point]


def plain_character(character: str) -> str:
    """One character as read: digits of any script are 0-9, dashes -, spaces NO_BREAK, marks and joiners HIDDEN."""
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Cf" or category[0] == "M":
        return HIDDEN
    if category in ("Zs", "Pd"):
        return NO_BREAK if category == "Zs" else "-"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    folded = unicodedata.normalize("NFKC", character)
    return folded if folded.isascii() and len(folded) == 1 else (_DOTS | _DASHES).get(character, character)


_PLAIN = _Plain()
_LEFT_OUT = re.compile(rf"(?P<gone>{HIDDEN}+|(?<=[.@_+-]){NO_BREAK}|{NO_BREAK}(?=[.@_+-]))")
_OPEN, _CLOSE = rf"{BLANK}{{0,2}}[(\[{{<]{BLANK}?", rf"{BLANK}?[)\]}}>]{BLANK}{{0,2}}"
_WRITTEN_OUT = re.compile(
    rf"(?P<at>{_OPEN}(?ai:at|@){_CLOSE}|%40|&\#64;|&\#[xX]40;|&commat;"
    rf"|(?<=[^\W_]){BLANK}(?ai:at){BLANK}(?=[\w-]+{BLANK}(?ai:dot){BLANK}[^\W_]))"
    rf"|(?P<dot>{_OPEN}(?ai:dot|\.){_CLOSE}|(?<=[^\W_]){BLANK}(?ai:dot){BLANK}(?=[^\W_]))"
)
_WRITTEN_OUT_PERHAPS = re.compile(rf"[(\[{{<%&]|{BLANK}[Dd][Oo][Tt]{BLANK}")
_MEANING = {"gone": "", "at": "@", "dot": "."}


class Reading(NamedTuple):
    """`text` as read; `starts` and `ends` say which part of the original each character stands for (None: the same)."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def in_original(self, start: int, end: int) -> tuple[int, int]:
        """A part of the reading as (start, end) in the original text."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read_plainly(text: str) -> Reading:
    """The text as its reader takes it."""
    reading = Reading(text)
    if not text.isascii():
        reading = _rewritten(Reading(text.translate(_PLAIN)), _LEFT_OUT)
    return _rewritten(reading, _WRITTEN_OUT) if _WRITTEN_OUT_PERHAPS.search(reading.text) else reading


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with NUL characters in place of these parts (in order of place), so that no rule finds them again."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], "\0" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _rewritten(reading: Reading, pattern: re.Pattern[str]) -> Reading:
    matches = list(pattern.finditer(reading.text))
    if not matches:
        return reading
    length = len(reading.text)
    starts, ends = reading.starts or list(range(length)), reading.ends or list(range(1, length + 1))
    pieces, new_starts, new_ends, done = [], [], [], 0
    for match in matches:
        start, end, meaning = match.start(), match.end(), _MEANING[match.lastgroup or ""]
        pieces += [reading.text[done:start], meaning]
        new_starts += starts[done:start] + starts[start : start + len(meaning)]
        new_ends += ends[done:start] + ends[end - len(meaning) : end]
        done = end
    pieces.append(reading.text[done:])
    return Reading("".join(pieces), new_starts + starts[done:], new_ends + ends[done:])
