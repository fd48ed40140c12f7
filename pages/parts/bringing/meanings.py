"""What the dates and the words in a table mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from geo.areas import areas
from pages.parts.banners import as_written
from pages.parts.bringing.columns import shortened, title
from queries.findings.bringing import day_or_month
from warehouse.contract.meanings import Meaning, Reader, reader
from warehouse.contract.tables import Column
from warehouse.contract.terms import Terms, reference
from warehouse.importers.mapping.drafting import Draft
from warehouse.importers.mapping.guessing import READINGS, meant, table_of
from warehouse.previewing import Values

MOMENTS = ("moment", "joined", "day")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
AS_IT_IS = "\x00as it is"
VOTES = {"for": "For", "against": "Against", "neutral": "Neutral (a pass)"}
SIGNS = {"1": "for", "-1": "against", "0": "neutral"}
FIVE = {str(vote): str(vote) for vote in range(1, 6)}
UNKNOWN = ("other_term", "unknown_borough", "unknown_principle")  # notes of cells that mean nothing to us
MOST = 10


def dates_said(drafts: Sequence[Draft], values: Mapping[str, Values], before: str | None, key: str) -> bool:
    """Write down in the drafts of a table whether the day or the month comes first in its dates; asked only where no
    date says it. False where the answer is still open."""
    written = [values[cell] for draft in drafts for cell in _moments(draft)]
    slashed = [each for each in written if each.written.slashed]
    first = any(each.written.first_over_12 for each in slashed)
    second = any(each.written.second_over_12 for each in slashed)
    if first and second:
        st.warning("Some dates have the day first and others the month; such files are refused. Write them alike.")
        return True
    order = None
    if first or second:
        order = "dmy" if first else "mdy"
        said = f"Dates: the {'day' if first else 'month'} comes first, as {_example(slashed)[0]} shows."
        st.caption(as_written(said))
    elif slashed:
        order = _order_asked(_example(slashed), before, key)
    else:
        _numbers(written)
    for draft in drafts:
        draft.dates = order if _moments(draft) else None
    return bool(order) or not slashed


def _moments(draft: Draft) -> list[str]:
    """The columns of a draft that are dates."""
    kinds = {column.name: column.kind for column in table_of(READINGS[draft.reading]).columns}
    return [cell for name, cell in draft.columns.items() if kinds[name] in MOMENTS]


def _order_asked(example: tuple[str, str, str, str], before: str | None, key: str) -> str | None:
    by_day, by_month = day_or_month(*(int(part) for part in example[1:]))
    words = {"dmy": by_day, "mdy": by_month}
    return st.radio(
        f"In the dates, {as_written(example[0])} is (needed)",
        list(words),
        index=list(words).index(before) if before else None,
        format_func=words.get,
        horizontal=True,
        key=f"dates-{key}",
        help="Asked because no date in the file has a day after the 12th.",
    )


def _example(slashed: list[Values]) -> tuple[str, str, str, str]:
    """A date as it is written, with its three numbers; one with different day and month, and one beyond 12, first."""
    found = [part for each in slashed for value, _ in each.most if (part := SLASHED.match(value))]
    telling = sorted(found, key=lambda part: (max(int(part[1]), int(part[2])) <= 12, part[1] == part[2]))
    return (telling[0][0], *telling[0].groups()) if telling else ("03/04/2014", "3", "4", "2014")


def _numbers(written: Sequence[Values]) -> None:
    """Say how dates that are numbers will be read."""
    scales = {each.written.numeric for each in written} - {None}
    if scales:
        how = "day numbers of Excel" if scales == {"excel"} else "the time since 1970"
        st.caption(f"Dates that are numbers are read as {how}.")


def values_said(
    draft: Draft, values: Mapping[str, Values], terms: Terms, before: Draft | None, key: str
) -> dict[str, dict[str, str]]:
    """Our column -> their word -> ours, for votes, and for words that mean nothing to us yet."""
    said = {}
    for column in table_of(READINGS[draft.reading]).columns:
        if column.name in draft.columns and (choices := _choices(column, terms)):
            read = reader(column.kind, terms, required=column.required != "no")
            asked = Asked(column, values[draft.columns[column.name]], choices, read)
            open_ = [word for word, _ in asked.found.most if column.kind == "vote" or not understood(read(word))]
            already = before.values.get(column.name, {}) if before else {}
            said[column.name] = _words(asked, open_[:MOST], already, key) if open_ else {}
    return {name: words for name, words in said.items() if words}


def understood(meaning: Meaning) -> bool:
    """Whether a cell means something to us."""
    return meaning.fault is None and meaning.note not in UNKNOWN


@dataclass(frozen=True)
class Asked:
    """A column whose words are asked about: what stands in it, our words for it, how we read its cells."""

    column: Column
    found: Values
    choices: Mapping[str, str]
    read: Reader

    def usual(self, word: str) -> str | None:
        """What a word would mean, if we can tell."""
        meaning = self.read(word)
        vote = self.column.kind == "vote"
        value = meaning.value if understood(meaning) else meant(word) if vote else None
        return SIGNS.get(value, value) if self.choices is VOTES else value


def _words(asked: Asked, words: list[str], already: Mapping[str, str], key: str) -> dict[str, str]:
    """Ask what each word means; a word that is left as it is, is not said."""
    vote = asked.column.kind == "vote"
    heading = "What the votes mean" if vote else f"{as_written(title(asked.column))}: words we do not know"
    more = asked.found.different - len(asked.found.most)
    said = {}
    with st.expander(f"{heading} ({len(words)})", expanded=vote):
        if more > 0:
            st.caption(f"The most frequent are here; {more:,} others are taken as they are.")
        for place in range(0, len(words), 2):
            for word, cell in zip(words[place : place + 2], st.columns(2), strict=False):
                with cell:
                    said[word] = _word(asked, word, already.get(word) or asked.usual(word), key)
    return {word: chosen for word, chosen in said.items() if chosen != AS_IT_IS}


def _word(asked: Asked, word: str, usual: str | None, key: str) -> str:
    options = [AS_IT_IS, *asked.choices]
    return st.selectbox(
        f"{as_written(shortened(word))} ({dict(asked.found.most)[word]:,})",
        options,
        index=options.index(usual) if usual in options else 0,
        format_func=lambda option: asked.choices.get(option) or _as_it_is(asked.column),
        key=f"word-{asked.column.name}-{word}-{key}",
    )


def _as_it_is(column: Column) -> str:
    """What becomes of a word that nobody explains."""
    kind = column.kind.partition(":")[0]
    if kind == "vote":
        return "– no vote: set the row aside –"
    return "– unknown –" if kind in ("area", "principle") else "– other –"


def _choices(column: Column, terms: Terms) -> dict[str, str]:
    """Our words for a column: code -> name; empty for a column without a vocabulary."""
    kind, _, vocabulary = column.kind.partition(":")
    if kind == "vote":
        return FIVE if terms.programme.vote_scale == "1-5" else VOTES
    if kind == "term":
        return {row["code"]: row["name"] for row in reference("vocabularies") if row["vocabulary"] == vocabulary}
    if kind == "area":
        known = areas()
        return dict(zip(known["gss_code"], known["name"], strict=True))
    if kind == "principle":
        own = terms.programme.framework
        rows = [row for row in reference("principles") if row["framework"] == own]
        return {f"{own}:{row['code']}": f"{row['code']} {row['name']}" for row in rows}
    return {}
