"""The cells of a workbook as text, from the values and styles SpreadsheetML stores."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

WHOLE = 2**53
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Dates(NamedTuple):
    """Which cell styles show a date, which a length of time, and from which day a workbook counts."""

    dates: frozenset[int]
    lengths: frozenset[int]
    epoch: datetime


def local(tag: str) -> str:
    """An element's name without its namespace."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def unescaped(text: str) -> str:
    """Text with `_x000D_` (how workbooks write control characters) turned back."""
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) else m[0], text) if "_x" in text else text


def dates_of(styles: ElementTree.Element | None, from_1904: bool) -> Dates:
    """Reads the number formats of a workbook's styles part."""
    epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    if styles is None:
        return Dates(frozenset(), frozenset(), epoch)
    own = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iter() if local(e.tag) == "numFmt"}
    used = next((e for e in styles if local(e.tag) == "cellXfs"), ())
    formats = [_format(xf.get("numFmtId", "0"), own) for xf in used]
    lengths = frozenset(i for i, code in enumerate(formats) if is_timedelta_format(code))
    dates = frozenset(i for i, code in enumerate(formats) if is_date_format(code)) - lengths
    return Dates(dates, lengths, epoch)


def _format(number: str, own: dict[str | None, str]) -> str:
    return own.get(number) or BUILTIN_FORMATS.get(int(number), "General")


def fault_of(kind: str, stored: str | None, formula: bool) -> str | None:
    """The code of what is wrong with a cell: a formula whose value was not saved, an error (but #N/A is a value)."""
    if formula and (stored is None or (not stored and kind != "str")):
        return "formula_without_value"
    return "cell_error" if kind == "e" and stored != "#N/A" else None


def value_of(kind: str, stored: str | None, style: int, shared: list[str], dates: Dates) -> str:
    """A cell as text: dates in ISO 8601, whole numbers plain, others at their shortest, errors as `#DIV/0!`.

    `kind` is the cell's type, `stored` its value as the file writes it (None: no value at all).
    """
    if not stored:
        return ""
    if kind == "s":
        return shared[int(stored)]
    if kind == "n":
        return _number(stored, style, dates)
    if kind == "b":
        return "true" if stored.strip() in ("1", "true") else "false"
    return unescaped(stored)


def _number(stored: str, style: int, dates: Dates) -> str:
    if style in dates.dates:
        return _moment(float(stored), dates.epoch)
    if style in dates.lengths:
        return _length(float(stored))
    if stored.isascii() and stored.isdigit() and len(stored) < 16:
        return stored
    number = float(stored)
    return str(int(number)) if number.is_integer() and abs(number) < WHOLE else repr(number)


def _moment(serial: float, epoch: datetime) -> str:
    try:
        moment = from_excel(serial, epoch)
    except (OverflowError, ValueError):
        return repr(serial)
    if isinstance(moment, datetime):
        midnight = moment.time() == datetime.min.time()
        return moment.date().isoformat() if midnight else _trimmed(moment.isoformat(sep=" "))
    return _trimmed(moment.isoformat())


def _trimmed(iso: str) -> str:
    return iso.rstrip("0") if "." in iso else iso


def _length(days: float) -> str:
    seconds = round(timedelta(days=days).total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
