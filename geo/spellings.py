"""What people write for a place -> one of the 33 areas, several of them, or somewhere else."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from geo.areas import CITY_OF_LONDON
from geo.tables import table
from geo.words import as_it_looks, has_lookalikes, normalise

Kind = Literal["area", "several", "outside", "unknown", "lookalike"]


class Found(NamedTuple):
    """What a text means. gss_code is given for the kind `area` alone, otherwise None.

    area: one of the 33. several: more than one of them, or London as a whole. outside: a known place outside London.
    unknown: blank, not recognised, or fitting several boroughs alike ("LBH"). lookalike: letters of another script
    passed off as Latin, a fault in the data.
    """

    kind: Kind
    gss_code: str | None = None


_BETWEEN_PLACES = re.compile(r"[/;,|+\n\r\t]|\s[-\u2013\u2014]\s")
_BEFORE_A_NAME = (
    *("borough of", "boroughs of", "city of", "county of", "lb", "lb of", "lbo", "london borough of"),
    *("london boroughs of", "rb", "rb of", "royal", "royal borough of", "royal boroughs of"),
)
_AFTER_A_NAME = (
    *("bc", "boro", "borough", "borough council", "cc", "city council", "council", "councils", "county"),
    *("county council", "dc", "district", "district council", "lb", "lbc", "london", "london boro", "london borough"),
    *("london borough council", "mbc", "metropolitan borough council"),
)


@lru_cache(maxsize=10_000)
def find_area(text: str) -> Found:
    """What a place as typed means, whatever its case, spacing, punctuation or honorifics ("RB Kingston")."""
    found = _found_in(text)
    if found.kind == "unknown" and (has_lookalikes(text) or _found_in(as_it_looks(text)).kind != "unknown"):
        return Found("lookalike")
    return found


def areas_it_could_be(text: str) -> tuple[str, ...]:
    """The gss_codes an ambiguous acronym may stand for ("LBR": Redbridge, Richmond); empty when it is not one."""
    return _ambiguous().get(normalise(text), ())


def _found_in(text: str) -> Found:
    meanings = _meanings(text)
    codes = meanings - {"several", "outside"}
    if len(meanings) != 1:
        return Found("several") if codes or "several" in meanings else Found("unknown")
    (meaning,) = meanings
    return Found("area", meaning) if codes else Found(meaning)


def _meanings(text: str) -> frozenset[str]:
    """Codes, `several` or `outside`, of each place named; empty when any of them is not known."""
    whole = _meanings_of_words(normalise(text))
    parts = [_meanings_of_words(words) for words in map(normalise, _BETWEEN_PLACES.split(text)) if words]
    return whole or (frozenset().union(*parts) if all(parts) else frozenset())


def _meanings_of_words(words: str) -> frozenset[str]:
    """As `_meanings`, of normalised words; an "and" may stand between places or inside the name of one."""
    names, meanings = words.split(" and "), set()
    while names:
        both = _meaning(" and ".join(names[:2]))
        meanings.add(both or _meaning(names[0]))
        names = names[2 if both else 1 :]
    return frozenset() if None in meanings else frozenset(meanings)


def _meaning(words: str) -> str | None:
    without_article = words.removeprefix("the ")
    exact = _meaning_by_words()
    return exact.get(words) or exact.get(without_article) or _meaning_by_name().get(_bare(without_article))


def _bare(words: str) -> str:
    """A name without what councils put before and after it."""
    before, after = _around_a_name()
    return after.sub("", before.sub("", words))


@cache
def _around_a_name() -> tuple[re.Pattern, re.Pattern]:
    before, after = ("|".join(sorted(words, key=len, reverse=True)) for words in (_BEFORE_A_NAME, _AFTER_A_NAME))
    return re.compile(f"^(?:{before}) "), re.compile(f" (?:{after})$")


@cache
def _meaning_by_words() -> dict[str, str]:
    areas = {normalise(row.spelling): row.gss_code for row in table("spellings.csv").itertuples()}
    return _all_mean("several") | _all_mean("outside") | areas


def _all_mean(kind: str) -> dict[str, str]:
    return {normalise(spelling): kind for spelling in table(f"{kind}.csv")["spelling"]}


@cache
def _meaning_by_name() -> dict[str, str]:
    """What may stand inside "London Borough of ... Council": never the City, so that "City Council" stays unknown."""
    never = {CITY_OF_LONDON, "several"}
    return {words: meaning for words, meaning in _meaning_by_words().items() if meaning not in never}


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    rows = table("ambiguous_spellings.csv").groupby("spelling")["gss_code"]
    return {normalise(spelling): tuple(codes) for spelling, codes in rows}
