"""Names that are probably one organisation: the same words but for a slip of the pen, an abbreviation, or words that
only say what kind of body it is. A lead decides; nothing here joins anything."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import combinations

from geo.words import normalise

LIKELY = 0.8  # how much of the letters of two names must be in words they share
BY_INITIALS = 0.85  # the likeness of a name and its initials
SHORT, LONG, LONGEST = 3, 8, 30  # letters of a word: so few or over so many must be the same; from 8 two may be wrong
FEWEST_INITIALS = 3
# Words left out before names are compared: they are written or left out at will.
FILLERS = frozenset({"the", "of", "and", "for", "in"})
LEFT_OUT = FILLERS | {"nhs", "trust", "foundation", "ft", "ltd", "limited", "plc", "cic", "inc"}
WRITTEN_OUT = {
    "healthcare": "health care", "hosp": "hospital", "hosps": "hospitals", "univ": "university", "uni": "university",
    "comm": "community", "assoc": "association", "soc": "society", "dept": "department", "svcs": "services",
    "ctr": "centre", "center": "centre", "st": "saint", "rd": "road", "surg": "surgery", "cncl": "council",
    "mh": "mental health", "ccg": "clinical commissioning group", "gp": "general practice",
}  # fmt: skip
# A word that begins with one of a row is never the same word beginning with another: Eastham is not Westham.
APART = (("north", "south", "east", "west"), ("upper", "lower"), ("inner", "outer"), ("old", "new"))
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Known:
    """An organisation by its number and name; `lists` are the files that list it, `people` decides which name stays."""

    organisation: int
    name: str
    lists: frozenset[int] = frozenset()
    people: int = 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that tell it from others."""
        return tuple(word for word in _written_out(self.name) if word not in LEFT_OUT)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every number in the name, in order: where they differ, so do the organisations."""
        return tuple(sorted(NUMBER.findall(normalise(self.name))))


def near_matches(known: Sequence[Known]) -> list[tuple[int, int, float]]:
    """(organisation, the one it probably is, likeness up to 1) of every pair of names that are near, the first to be
    renamed as the second.

    Of two, the one that a list names stays, otherwise the one with more people. Two that the same list names are two
    organisations: the list knows. Only names that share a rare word, or its misspelling, are compared.
    """
    found = {}
    for one, other in {*_sharing_a_word(known), *_sharing_initials(known)}:
        if one.lists & other.lists:
            continue
        if (alike := likeness(one, other)) >= LIKELY:
            goes, stays = sorted((one, other), key=_stays)
            found[goes.organisation, stays.organisation] = round(alike, 3)
    return sorted((*pair, alike) for pair, alike in found.items())


def likeness(one: Known, other: Known) -> float:
    """How much of two names is the same, from 0 to 1: of all letters, those in words that both have.

    0 where a number differs, or where each name has a word that the other lacks.
    """
    if one.numbers != other.numbers or not one.words or not other.words:
        return 0.0
    if "".join(one.words) == "".join(other.words):
        return 1.0
    if _are_initials(one, other) or _are_initials(other, one):
        return BY_INITIALS
    shared, mine, others = _counterparts(one.words, other.words)
    if mine and others:
        return 0.0
    return shared / sum(map(len, (*one.words, *other.words)))


def _counterparts(words: Sequence[str], others: Sequence[str]) -> tuple[float, list[str], list[str]]:
    """Letters of the words that both names have, and the words that only the one and only the other has."""
    shared, mine, left = 0.0, [], list(others)
    for word in sorted(words, key=lambda word: word not in others):
        best = max(left, key=lambda other: word_likeness(word, other), default="")
        alike = word_likeness(word, best) if best else 0.0
        if not alike:
            mine.append(word)
            continue
        shared += alike * (len(word) + len(best))
        left.remove(best)
    return shared, mine, left


@lru_cache(maxsize=100_000)
def word_likeness(one: str, other: str) -> float:
    """1 for the same word, less for one misspelt (a letter or, in a long word, two wrong), 0 for another word."""
    if one == other:
        return 1.0
    if one[0] != other[0] or not all(map(_may_be_misspelt, (one, other))) or _stand_apart(one, other):
        return 0.0
    compared = SequenceMatcher(None, *sorted((one, other)), autojunk=False)
    wrong = sum(max(b - a, d - c) for kind, a, b, c, d in compared.get_opcodes() if kind != "equal")
    slips = 2 if min(len(one), len(other)) >= LONG or sorted(one) == sorted(other) else 1
    return compared.ratio() if wrong <= slips else 0.0


def _may_be_misspelt(word: str) -> bool:
    return SHORT < len(word) <= LONGEST and not NUMBER.search(word)


def _stand_apart(one: str, other: str) -> bool:
    begins = [{way for way in row if word.startswith(way)} for row in APART for word in (one, other)]
    return any(mine and others and mine != others for mine, others in zip(begins[::2], begins[1::2], strict=True))


def _sharing_a_word(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Pairs worth comparing: the same numbers, and a word of the one is, or nearly is, the other's rarest word.

    The words of the shorter name are all in the longer one, so its rarest word is.
    """
    having: dict[tuple, list[Known]] = defaultdict(list)
    for one in known:
        for word in set(one.words):
            having[one.numbers, word].append(one)
    near = _near_words({word for one in known for word in one.words})
    for one in known:
        blocks = ([of for other in near[word] if (of := having.get((one.numbers, other)))] for word in one.words)
        rarest = min(blocks, key=lambda blocks: sum(map(len, blocks)), default=[])
        in_one_word = having.get((one.numbers, "".join(one.words)), [])
        yield from (_in_order(one, other) for block in [*rarest, in_one_word] for other in block if other is not one)


def _near_words(words: set[str]) -> dict[str, set[str]]:
    """Each word with those it may be misspelt for, itself among them: two such are one word once letters are out."""
    without: dict[str, list[str]] = defaultdict(list)
    for word in filter(_may_be_misspelt, words):
        out = range(3 if len(word) >= LONG else 2)
        for shortened in {"".join(left) for few in out for left in combinations(word, len(word) - few)}:
            without[shortened].append(word)
    near = {word: {word} for word in words}
    for alike in without.values():
        for one, other in combinations(alike, 2):
            if word_likeness(one, other):
                near[one].add(other)
                near[other].add(one)
    return near


def _sharing_initials(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    by_word = {}
    for one in known:
        if len(one.words) == 1:
            by_word.setdefault((one.numbers, one.words[0]), []).append(one)
    for one in known:
        for letters in _initials(one.name):
            yield from (_in_order(one, other) for other in by_word.get((one.numbers, letters), ()) if other is not one)


def _in_order(one: Known, other: Known) -> tuple[Known, Known]:
    return (one, other) if one.organisation < other.organisation else (other, one)


def _are_initials(short: Known, long: Known) -> bool:
    return len(short.words) == 1 and len(long.words) > 1 and short.words[0] in _initials(long.name)


def _initials(name: str) -> set[str]:
    """The ways a name is put as initials: of all its words, without NHS, and without words that are left out."""
    words = normalise(name).split()
    ways = (FILLERS, FILLERS | {"nhs"}, LEFT_OUT)
    made = {"".join(word[0] for word in words if word not in left) for left in ways}
    return {letters for letters in made if len(letters) >= FEWEST_INITIALS}


def _written_out(name: str) -> Iterable[str]:
    return (part for word in normalise(name).split() for part in WRITTEN_OUT.get(word, word).split())


def _stays(known: Known) -> tuple[bool, int, str]:
    """The order in which names stay, last the one that does."""
    return bool(known.lists), known.people, known.name
