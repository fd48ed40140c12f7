"""What a table that is in no format we know may hold, by the names of its columns: guesses, for a person to judge."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from warehouse.contract.tables import Column, Table, tables

SYNONYMS = Path(__file__).with_name("synonyms.csv")
NOUNS = {"idea", "comment", "statement", "participant"}  # as a heading as often the words as the identifier
VOTE_WORDS = {
    "for": "yes;y;true;for;agree;strongly agree;support;like;liked;love;up;upvote;thumbs up;positive;"
    "in favour;pro;plus",
    "against": "no;n;false;against;disagree;strongly disagree;oppose;dislike;disliked;down;downvote;thumbs down;"
    "negative;contra;block;minus",
    "neutral": "neutral;pass;abstain;abstention;unsure;not sure;don t know;skip;skipped;neither;no opinion;undecided;"
    "neither agree nor disagree",
}
SHORTEST = 7  # letters of a single word that is looked for inside longer headings


@dataclass(frozen=True)
class Reading:
    """One way in which a row can be read: as a row of which of our tables, with what the same in every row."""

    name: str
    table: str
    words: str
    fixed: Mapping[str, str] = field(default_factory=dict)


READINGS = {
    reading.name: reading
    for reading in (
        Reading("ideas", "ideas", "An idea or proposal"),
        Reading("comments", "comments", "A comment on an idea"),
        Reading("votes", "votes", "One person's vote"),
        Reading("participants", "participants", "A person: role, borough, organisation"),
        Reading("tallies for", "tallies", "A count of votes for (likes)", {"vote": "for"}),
        Reading("tallies against", "tallies", "A count of votes against (dislikes)", {"vote": "against"}),
        Reading("tallies", "tallies", "A count of votes of one kind"),
        Reading("organisations", "organisations", "An organisation"),
        Reading("attendance", "attendance", "Somebody at an event"),
        Reading("responses", "responses", "An organisation's response"),
        Reading("evidence", "evidence", "A piece of evidence"),
        Reading("statements", "statements", "A sentence of the declaration"),
        Reading("decisions", "decisions", "What became of an idea"),
        Reading("reach", "reach", "Views on a day"),
        Reading("targets", "targets", "A target"),
    )
}


def guessed(reading: Reading, header: Sequence[str]) -> dict[str, str]:
    """Our column -> the header that may mean it: by its own name, another known one, or one that contains it. Each
    header serves once."""
    written = {_simple(cell): cell for cell in header if cell.strip()}
    found: dict[str, str] = {}
    columns = [column for column in tables()[reading.table].columns if column.name not in reading.fixed]
    if reading.fixed:  # where counts beside an idea were cast is not where its author stands
        columns = [column for column in columns if column.required != "no"]
    for spellings in zip(*(list(_spellings(reading, column)) for column in columns), strict=True):
        for column, names in zip(columns, spellings, strict=True):
            cell = next((written[name] for name in names if name in written), None)
            if column.name not in found and cell and cell not in found.values():
                found[column.name] = cell
    for column in columns:
        left = {name: cell for name, cell in written.items() if cell not in found.values()}
        cell = _containing(left, [name for names in _spellings(reading, column) for name in names])
        if column.name not in found and cell:
            found[column.name] = cell
    return found


def suggested(header: Sequence[str]) -> list[str]:
    """The names of the readings that fit a header, the likeliest first; none where nothing fits."""
    guesses = {name: guessed(reading, header) for name, reading in READINGS.items()}
    whole = {name for name in READINGS if not missing(READINGS[name], guesses[name])}
    fits = []
    if "comments" in whole and {"idea_id", "text"} <= set(guesses["comments"]) and "title" not in guesses["ideas"]:
        fits.append("comments")
    elif "ideas" in whole and {"title", "text"} & set(guesses["ideas"]):
        fits.append("ideas")
    fits += ["votes"] if "votes" in whole else []
    if "ideas" in fits and "votes" not in fits:
        fits += [name for name in ("tallies for", "tallies against") if name in whole]
    known = {"borough", "postcode", "role", "organisation"} & set(guesses["participants"])
    fits += ["participants"] if "participants" in whole and known else []
    named = [cell for cell in header if cell.strip()]
    mostly = [name for name in whole if 2 * len(guesses[name]) > len(named)]
    return fits or sorted(mostly, key=lambda name: -len(guesses[name]))[:1]


def missing(reading: Reading, columns: Sequence[str]) -> list[str]:
    """What a reading still needs beside these of our columns ("idea_id or principle" where one of them will do)."""
    return tables()[reading.table].missing((*columns, *reading.fixed))


def table_of(reading: Reading) -> Table:
    """The table that a reading's rows belong to."""
    return tables()[reading.table]


def _spellings(reading: Reading, column: Column) -> Iterator[list[str]]:
    """The names of a column, from the surest to those that may mean something else as well."""
    synonyms = _synonyms().get((reading.name, column.name)) or _synonyms().get((reading.table, column.name), [])
    others = [alias for alias in column.aliases if alias not in NOUNS]
    yield [column.name]
    yield others
    yield [name for name in synonyms if name not in NOUNS]
    yield [name for name in (*column.aliases, *synonyms) if name in NOUNS]


def _containing(written: Mapping[str, str], names: Sequence[str]) -> str | None:
    """The header that contains one of the names, as whole words; the longest name counts."""
    long = (name for name in names if len(name) >= SHORTEST or "_" in name)
    for name in sorted(long, key=len, reverse=True):
        for heading, cell in written.items():
            if f"_{name}_" in f"_{heading}_":
                return cell
    return None


def _simple(cell: str) -> str:
    """A header as it is compared: small letters and figures, one underscore for anything between them."""
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cell)).casefold()
    return re.sub(r"[^\w]+|_+", "_", "".join(x for x in plain if not unicodedata.combining(x))).strip("_")


@cache
def _synonyms() -> dict[tuple[str, str], list[str]]:
    with SYNONYMS.open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["column"]): row["synonyms"].split(";") for row in csv.DictReader(file)}


def meant(word: str) -> str | None:
    """What a word for a vote may mean: for, against or neutral; None where it is not one we know."""
    plain = _simple(word).replace("_", " ")
    first = plain.partition(" ")[0]
    return _votes().get(plain) or (_votes()[first] if first in ("yes", "no") else None)


@cache
def _votes() -> dict[str, str]:
    return {word: vote for vote, words in VOTE_WORDS.items() for word in words.split(";")}
