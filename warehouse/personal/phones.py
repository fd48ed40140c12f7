"""Phone numbers in a text read plainly: all that are valid, and all that are shaped like a British one."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from warehouse.personal.lookalikes import blanked

Span = tuple[int, int]

_BETWEEN = r"[ \t\xa0.()\-]{0,3}"
_ALONE = r"(?<![A-Za-z0-9])(?<![0-9][.,])"
_EXTENSION = r"(?:[ \t\xa0]?(?:ext\.?|extension|x)[ \t\xa0]?[0-9]{1,5})?"
_SHAPES = re.compile(
    rf"(?:{_ALONE}|(?<=tel)|(?<=mob)|(?<=phone))(?:"
    rf"\(?\+(?:{_BETWEEN}[0-9]){{8,15}}"  # +44 (0)20 7946 0018
    rf"|00[ \t\xa0]?44(?:{_BETWEEN}[0-9]){{9,11}}"  # 0044 20 7946 0018
    rf"|44[ \t\xa0.\-]?(?:\(0\)[ \t\xa0]?)?7(?:{_BETWEEN}[0-9]){{9}}"  # 447700 900123
    rf"|(?:\(0\)[ \t\xa0]?|\(?0)[0-9]{{2}}(?:{_BETWEEN}[0-9]){{7,8}}"  # 020 7946 0018, unallocated ones too
    rf"){_EXTENSION}(?![A-Za-z0-9])",
    re.ASCII | re.IGNORECASE,
)
_WORTH_MATCHING = re.compile(  # the matcher is slow
    r"(?:\+|(?<![0-9])(?:0[0-9]|44))(?:[ \t\xa0.()\[\]/~\-]{0,4}[0-9]){6}"
)
_PREFIXED = re.compile(r"[( ]*(?:\+|0(?!\.[0-9]))|44(?:[^0-9]*[0-9]){10}$")
_DECIMALS = re.compile(r"[0-9][.,]$")
_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def phone_numbers(text: str) -> Iterator[Span]:
    """Each phone number as (start, end); they do not overlap, and stand in no order.

    A bare number without 0 or + in front may as well be a count or an identifier, so it stays.
    """
    shaped = [match.span() for match in _SHAPES.finditer(text) if not _DATE.match(match[0])]
    rest = blanked(text, shaped)
    yield from shaped
    if _WORTH_MATCHING.search(rest):
        yield from _valid_numbers(rest)


def _valid_numbers(text: str) -> Iterator[Span]:
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID):
        raw, decimals = match.raw_string, _DECIMALS.search(text, max(0, match.start - 2), match.start)
        if _PREFIXED.match(raw) and not decimals and not _DATE.match(raw):
            yield match.start, match.end
