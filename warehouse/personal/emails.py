"""E-mail addresses and handles (@name) in a text read plainly."""

import re
from collections.abc import Iterator

from warehouse.personal.lookalikes import BLANK

Span = tuple[int, int]

_AT = re.compile(rf"({BLANK}{{0,2}})@({BLANK}{{0,2}})")
_IN_LOCAL_PART = frozenset("._+-'’%&~")
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?:xn--[\w-]+|[^\W\d_]{2,63})"  # nhs.net, mail.nhs.uk, münchen.de
    r"|\[?\d{1,3}(?:\.\d{1,3}){3}\]?"  # 192.0.2.1, [192.0.2.1]
    r"|[^\W\d_][\w-]+"  # nhsnet: an address inside one organisation
)
_SPACED_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}(?![\w])")
_HANDLE = re.compile(
    r"(?<![^\W_])@"
    r"(?!\d+(?:[.:]\d+)?(?:am|pm|p|k|m|g|kg|ml|ish|th|st|nd|rd)?(?![^\W_]))"  # a time or a price: @5pm, @50p
    r"(?![A-Z][A-Z0-9.]*\()"  # a spreadsheet's function: @SUM(
    r"(?=\w*[^\W\d_])\w+(?:[.-]\w+)*"
)


def emails(text: str) -> Iterator[Span]:
    """Each e-mail address as (start, end), obfuscated ones too, as they read the same by now."""
    done = 0
    for at in _AT.finditer(text):
        spaced = bool(at[1] or at[2])
        domain = (_SPACED_DOMAIN if spaced else _DOMAIN).match(text, at.end())
        start = _start_of_local_part(text, done, at.start())
        if domain and start < at.start() and _is_address(text[start : at.start()], domain[0]):
            start -= start > done and text[start - 1] == "@"  # @name@server
            done = domain.end()
            yield start, done


def handles(text: str) -> Iterator[Span]:
    """Each @name as (start, end)."""
    return (match.span() for match in _HANDLE.finditer(text))


def _start_of_local_part(text: str, done: int, end: int) -> int:
    if end > done and text[end - 1] == '"':
        opening = text.rfind('"', max(done, end - 66), end - 1)
        return opening if opening >= 0 else end
    start = end
    while start > done and (text[start - 1].isalnum() or text[start - 1] in _IN_LOCAL_PART):
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _is_address(local_part: str, domain: str) -> bool:
    """Without a dot the domain must be no price or unit: "jane@nhsnet" is an address, "3@a" is not."""
    return "." in domain or (len(local_part) > 1 and not local_part.isdigit())
