"""A cheap test that lets through every text the rules could change, and few others; for Python and for DuckDB alike.

The two engines read the pattern the same way: no \\b, \\d, \\s, \\w, no look-around, no folding of case.
"""

import re

from warehouse.personal.in_duckdb import quoted

_SPACE = "[ \t\xa0]"
_DASHES = "\u2010-\u2015\u2212"
_GAP = f"[ \t\xa0.()/\\[\\]~\\-{_DASHES}]*"
_POINT = "\xa0*\\.\xa0*"
# Characters beyond ASCII that are read as they stand: they neither hide nor stand for anything. All others are suspect.
QUIET = (
    "\xa0-\xa7\xa9\xab\xac\xae\xb0\xb1\xb4-\xb7\xbb-\xff"  # £, ©, é
    "\u0100-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"  # Latin letters of Europe
    f"\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f{_DASHES}"
    "\u2018-\u201f\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac"  # quotation marks, bullets, ellipsis, per mille, €
    "\u2190-\u2211\u2213-\u223b\u223d-\u22ff\u2500-\u25ff\u2600-\u2767\u2794-\u27bf"  # arrows, signs, shapes
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6fc\U0001f900-\U0001f9ff"  # emoji
)
_DIGITS = (
    f"[0-9](?:{_GAP}[0-9]){{9}}"  # phone and NHS numbers
    f"|0(?:{_GAP}[0-9]){{7}}|\\+(?:{_GAP}[0-9]){{6}}"  # 0800 1111, short foreign ones
    f"|[A-Za-z][0-9][0-9A-Za-z]?{_GAP}[0-9][A-Za-z]{{2}}"  # postcodes
    f"|[Gg][Ii][Rr]{_GAP}0[Aa]{{2}}"
    f"|[A-Za-z]{_GAP}[0-9](?:{_GAP}[0-9]){{5}}{_GAP}[A-Da-d]"  # National Insurance numbers
    "|[0-9]" + (_POINT + "[0-9]{1,5}") * 2 + _POINT + "[0-9]"  # internet addresses
    "|:[0-9A-Fa-f]{0,4}:"
)
_ADDRESSES = (
    "@|%40|&#64;|&#[xX]40;|&commat;"
    f"|[(\\[{{<]{_SPACE}*(?:[Aa][Tt]|[Dd][Oo][Tt]|\\.){_SPACE}*[)\\]}}>]"
    f"|{_SPACE}[Dd][Oo][Tt]{_SPACE}"
    "|(?:Mozilla|Opera)/[0-9]"
)
PATTERN = f"{_DIGITS}|{_ADDRESSES}|[^\x01-\x7f{QUIET}]"
_PATTERN = re.compile(PATTERN)


def may_need_masking(text: str) -> bool:
    """False only where no rule finds anything."""
    return _PATTERN.search(text) is not None


def needs_masking_sql(column: str) -> str:
    """The same test as a DuckDB expression on a column of text."""
    return f"regexp_matches({quoted(column)}, '{PATTERN}')"
