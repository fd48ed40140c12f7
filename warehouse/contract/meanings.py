"""From the text of one cell to its value, for every kind of column whose distinct texts are few.

Each reader takes a cell that is not empty and gives a `Meaning`. Moments, which are all different, are read in SQL
(`moments.py`).
"""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from geo.areas import areas as all_areas
from geo.postcodes import area_of_postcode
from geo.spellings import find_area
from geo.words import has_lookalikes, normalise
from warehouse.contract.terms import Terms

MISSING = frozenset({"#n/a", "n/a", "-", "null"})
VOTES = {
    **dict.fromkeys(("1", "for", "agree", "up"), 1),
    **dict.fromkeys(("-1", "against", "disagree", "down"), -1),
    **dict.fromkeys(("0", "neutral", "pass"), 0),
}
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
FIVE = {str(value): value for value in range(1, 6)}
YES_NO = {**dict.fromkeys(("yes", "y", "true", "1"), "true"), **dict.fromkeys(("no", "n", "false", "0"), "false")}
AREA_NOTES = {"several": "several_areas", "outside": "outside_london", "unknown": "unknown_borough"}


@dataclass(frozen=True)
class Meaning:
    """A cell's value as text (None: missing), a fault that sends its row to quarantine, and a note that is counted."""

    value: str | None = None
    fault: str | None = None
    note: str | None = None


Reader = Callable[[str], Meaning]


def reader(kind: str, terms: Terms, decimal_comma: bool = False, required: bool = False) -> Reader:
    """How cells of one kind of column are read. Raises KeyError for a kind that is not looked up."""
    family, _, name = kind.partition(":")
    readers: dict[str, Reader] = {
        "area": area,
        "areas": areas,
        "postcode": postcode,
        "organisation": label,
        "label": label,
        "event": partial(event, terms=terms),
        "term": partial(term, spellings=terms.vocabularies.get(name, {}), required=required),
        "attribute": partial(attribute, name=name, terms=terms),
        "principle": partial(principle, terms=terms, required=required),
        "framework": partial(framework, terms=terms),
        "vote": partial(vote, scale=terms.programme.vote_scale, decimal_comma=decimal_comma),
        "count": partial(count, decimal_comma=decimal_comma),
        "yes_no": yes_no,
    }
    return readers[family]


def area(text: str) -> Meaning:
    """A borough by code or any known spelling; 'several', 'outside' and 'unknown' are areas like any other."""
    found = find_area(text)
    if found.kind == "lookalike":
        return Meaning(fault="look_alike")
    if found.kind == "area":
        return Meaning(found.gss_code, note=None if text.strip() in _own_names() else "alias")
    return Meaning(found.kind, note=AREA_NOTES[found.kind])


@cache
def _own_names() -> frozenset[str]:
    frame = all_areas()
    return frozenset(frame["gss_code"]) | frozenset(frame["name"])


def areas(text: str) -> Meaning:
    """Several boroughs with a semicolon between them, as codes in order, and "several" for all of London.

    Places not known or outside London are left out and noted.
    """
    found = [area(part) for part in text.split(";") if part.strip()]
    if any(each.fault for each in found):
        return Meaning(fault="look_alike")
    codes = sorted({each.value for each in found if each.value not in ("unknown", "outside")})
    unknown = next((each.note for each in found if not each.value.startswith("E09")), None)
    return Meaning(";".join(codes) or None, note=unknown)


def postcode(text: str) -> Meaning:
    """The borough of a whole postcode; the postcode itself is not kept."""
    code = area_of_postcode(text)
    return Meaning(code, note=None if code else "not_a_postcode")


def label(text: str) -> Meaning:
    """A name as people write it, with odd spaces and invisible characters taken out."""
    return Meaning(fault="look_alike") if has_lookalikes(text) else Meaning(tidy_label(text) or None)


def tidy_label(text: str) -> str:
    """A name in NFC with single spaces and nothing invisible in it; otherwise letter for letter."""
    visible = "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    return " ".join(visible.split())


def event(text: str, terms: Terms) -> Meaning:
    """An event of the programme by id or name; any other name stands for itself."""
    named = {normalise(name): span.id for span in terms.programme.events for name in (span.id, span.name)}
    return Meaning(named.get(normalise(text), tidy_label(text)))


def term(text: str, spellings: dict[str, str], required: bool = False) -> Meaning:
    """A word of a vocabulary, by code, name or alias; an unknown word is 'other' where the vocabulary has that.

    "Unknown" is as good as an empty cell where the column may be empty.
    """
    if has_lookalikes(text):
        return Meaning(fault="look_alike")
    code = spellings.get(normalise(text))
    if code:
        return Meaning(None if code == "unknown" and not required else code)
    return Meaning("other", note="other_term") if "other" in spellings else Meaning(fault="unknown_term")


def attribute(text: str, name: str, terms: Terms) -> Meaning:
    """The value of a declared attribute, which must be one of those the programme allows."""
    allowed = next(each.values for each in terms.programme.attributes if each.name == name)
    by_spelling = {normalise(value): value for value in allowed}
    value = by_spelling.get(normalise(text)) if allowed else tidy_label(text)
    return Meaning(value) if value else Meaning(fault="not_allowed")


def principle(text: str, terms: Terms, required: bool = False) -> Meaning:
    """A principle by "framework:code", or by bare code or name in the programme's framework."""
    found = terms.principles.get(normalise(text))
    if found:
        return Meaning(found)
    return Meaning(fault="unknown_principle") if required else Meaning(note="unknown_principle")


def framework(text: str, terms: Terms) -> Meaning:
    """A framework by its id."""
    found = terms.frameworks.get(normalise(text))
    return Meaning(found) if found else Meaning(fault="unknown_framework")


def vote(text: str, scale: str, decimal_comma: bool = False) -> Meaning:
    """A vote as a whole number on the programme's scale."""
    if text.strip().casefold() in MISSING:
        return Meaning(note="missing_number")
    written, note = plain_number(text, decimal_comma)
    votes = FIVE if scale == "1-5" else VOTES
    value = votes.get(written.casefold().removeprefix("+"))
    return Meaning(fault="not_a_vote") if value is None else Meaning(str(value), note=note)


def count(text: str, decimal_comma: bool = False) -> Meaning:
    """A whole number of nought or more."""
    if text.strip().casefold() in MISSING:
        return Meaning(note="missing_number")
    written, note = plain_number(text, decimal_comma)
    value = float(written) if NUMBER.fullmatch(written) else math.nan
    if not 0 <= value <= 2**53 or value != int(value):
        return Meaning(fault="not_a_count")
    return Meaning(str(int(value)), note=note)


def yes_no(text: str) -> Meaning:
    """Yes or no."""
    value = YES_NO.get(text.strip().casefold())
    return Meaning(value) if value else Meaning(fault="not_yes_or_no")


def plain_number(text: str, decimal_comma: bool) -> tuple[str, str | None]:
    """A number without thousands separators, with a point, without a needless ".0"; and the note to count, if it was
    changed."""
    written = text.strip().replace("\u2212", "-")
    point, thousands = (",", r"[.\u00a0\u202f ]") if decimal_comma else (".", r"[,\u00a0\u202f ]")
    note = None
    if re.fullmatch(rf"[-+]?\d{{1,3}}({thousands}\d{{3}})+({re.escape(point)}\d+)?", written):
        written, note = re.sub(thousands, "", written), "thousands"
    if decimal_comma and "," in written:
        written, note = written.replace(",", "."), "decimal_comma"
    return re.sub(r"(\d)\.0+$", r"\1", written), note
