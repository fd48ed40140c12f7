"""Text as people type it, made comparable; and letters that only look like ours."""

import re
import unicodedata
from functools import lru_cache

from confusable_homoglyphs import categories, confusables

_DOT_OF_AN_ABBREVIATION = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_APOSTROPHES = re.compile(r"['’‘`\u02bc]")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
# Unicode counts these as marks, not as format characters: the grapheme joiner and the variation selectors.
_INVISIBLE_MARKS = {"\u034f", *map(chr, range(0xFE00, 0xFE10))}


@lru_cache(maxsize=1 << 16)
def normalise(text: str) -> str:
    """The same words in one form: small letters, '&' as 'and', no punctuation, single spaces. Accents stay.

    Hard spaces become spaces; what is invisible (zero-width characters, soft hyphens, byte-order marks) goes.
    An apostrophe, or a dot inside an abbreviation, closes up ("King's" is "kings", "L.B." is "lb"); any other
    punctuation is a space. Text of punctuation alone gives "". Normalising twice changes nothing.
    """
    small = _visible(_visible(text).casefold())
    closed = _DOT_OF_AN_ABBREVIATION.sub("", _APOSTROPHES.sub("", small.replace("&", " and ")))
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in closed)
    return " ".join(unicodedata.normalize("NFKC", spaced).split())


def has_lookalikes(text: str) -> bool:
    """Whether a word mixes Latin letters with letters of another script that look Latin, as Cyrillic а in 'Cаmden'.

    Accented letters are Latin. Two scripts in two words are two languages, not a fault.
    """
    return not text.isascii() and any(map(_mixes_scripts, _NOT_A_LETTER.split(_visible(text))))


def as_it_looks(text: str) -> str:
    """The text with each letter that has a Latin double replaced by it (Unicode's confusables); the rest unchanged."""
    return text if text.isascii() else "".join(_latin_double(letter) or letter for letter in _visible(text))


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    return "".join(x for x in composed if unicodedata.category(x) != "Cf" and x not in _INVISIBLE_MARKS)


def _mixes_scripts(word: str) -> bool:
    foreign = [letter for letter in word if categories.alias(letter) != "LATIN"]
    return len(foreign) < len(word) and any(map(_latin_double, foreign))


def _latin_double(letter: str) -> str | None:
    if not letter.isalpha() or letter.isascii():
        return None
    doubles = (entry["c"] for entry in confusables.confusables_data.get(letter, []))
    return next((double for double in doubles if double.isascii() and double.isalpha()), None)
