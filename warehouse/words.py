"""The words of a text and their stems: the same for what people wrote and for what is looked for in it."""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer

from warehouse.contract.terms import reference

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
LONGEST = 64  # characters of a word that are kept
_stemmer, _one_at_a_time = snowballstemmer.stemmer("english"), Lock()


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters, without punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return [word[:LONGEST] for word in WORD.findall(plain)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What "nurse", "nurses" and "nursing" share, by the English Snowball stemmer. It works on one word at a time."""
    with _one_at_a_time:
        return _stemmer.stemWord(word)


def in_stems(text: str) -> str:
    """The stems of a text with a space before and after each, so that words next to each other can be looked for."""
    stems = " ".join(stem(word) for word in words_of(text))
    return f" {stems} " if stems else ""


def says_something(word: str) -> bool:
    """Whether a word is more than a letter, a number or one of the words that every text has."""
    return len(word) > 1 and not word.isdecimal() and word.split("'")[0] not in common_words()


@cache
def common_words() -> frozenset[str]:
    """The words of `data/reference/stop_words.csv`."""
    return frozenset(row["word"] for row in reference("stop_words"))
