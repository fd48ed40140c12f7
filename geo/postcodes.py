"""Whole postcode -> area, offline."""

import re
from collections.abc import Iterable
from functools import cache

import pyarrow.parquet as pq

from geo.tables import FOLDER
from geo.words import normalise

_SHAPE = re.compile(r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][A-Z]{2}")


def looks_like_postcode(text: str) -> bool:
    """Whether the text has the form of a whole UK postcode, in any case and spacing. It need not exist."""
    return _SHAPE.fullmatch(_compact(text)) is not None


def area_of_postcode(text: str) -> str | None:
    """The gss_code of the London area a whole postcode lies in, in any case and spacing.

    None for a postcode outside London, for one that does not exist or is newer than the table (see SOURCES.toml), and
    for part of one: an outward code alone ("SE1") often spans several boroughs.
    """
    return _areas_by_postcode().get(_compact(text))


def areas_of_postcodes(texts: Iterable[str]) -> dict[str, str]:
    """The gss_code of each text that is a whole London postcode, by the text as given; the others are not in it."""
    found = {text: area_of_postcode(text) for text in set(texts)}
    return {text: code for text, code in found.items() if code is not None}


def _compact(text: str) -> str:
    return normalise(text).replace(" ", "").upper()


@cache
def _areas_by_postcode() -> dict[str, str]:
    file = pq.read_table(FOLDER / "postcodes.parquet")
    codes = file["gss_code"].combine_chunks().dictionary_encode()
    names = codes.dictionary.to_pylist()
    return dict(zip(file["postcode"].to_pylist(), (names[place] for place in codes.indices.to_pylist()), strict=True))
