"""Which of a table's columns is which of ours."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.banners import as_written
from warehouse.contract.tables import Column
from warehouse.contract.terms import reference
from warehouse.importers.mapping.drafting import Draft
from warehouse.importers.mapping.guessing import Reading, table_of
from warehouse.personal.masking import mask
from warehouse.previewing import Values

NOWHERE, SAME = "\x00nowhere", "\x00same"
SAYS_SO = {NOWHERE: "– not in this file –", SAME: "The same in every row …"}
EXAMPLES, LONGEST = 3, 40
BY_NAME = ("term", "vote", "area", "areas", "organisation", "attribute", "count", "yes_no")
MAY_BE_SAME = ("term", "vote", "area", "areas", "organisation", "principle", "event", "framework", "day")


def columns_said(
    reading: Reading,
    header: Sequence[str],
    values: Mapping[str, Values],
    guess: Mapping[str, str],
    before: Draft | None,
    key: str,
) -> tuple[dict[str, str], dict[str, str]]:
    """Our column -> theirs, and our column -> what is the same in every row, as the person has it now."""
    columns, fixed = {}, dict[str, str]()
    ours = [column for column in table_of(reading).columns if column.name not in reading.fixed]
    for place in range(0, len(ours), 2):
        for column, cell in zip(ours[place : place + 2], st.columns(2), strict=False):
            with cell:
                was_same = before.fixed.get(column.name) if before else None
                theirs = _choice(column, header, SAME if was_same else guess.get(column.name, NOWHERE), key)
                if theirs == SAME:
                    fixed[column.name] = _same(column, was_same or "", f"same-{column.name}-{key}")
                elif theirs != NOWHERE:
                    columns[column.name] = theirs
                    st.caption(_examples(values[theirs]))
    return columns, {name: value for name, value in fixed.items() if value}


def title(column: Column) -> str:
    """What a column of ours is called on the page."""
    if column.kind.partition(":")[0] in BY_NAME:
        return column.name.replace("_", " ").capitalize()
    return column.meaning.partition(";")[0].partition(":")[0].partition(" (")[0]


def _choice(column: Column, header: Sequence[str], guess: str, key: str) -> str:
    options = [NOWHERE, *(cell for cell in header if cell.strip())]
    if column.kind.partition(":")[0] in MAY_BE_SAME:
        options.append(SAME)
    needed = {"yes": " (needed)", "one of": " (one such column is needed)"}.get(column.required, "")
    return st.selectbox(
        as_written(title(column)) + needed,
        options,
        index=options.index(guess) if guess in options else 0,
        format_func=lambda cell: SAYS_SO.get(cell, cell),
        key=f"column-{column.name}-{key}",
        help=as_written(column.meaning),
    )


def _same(column: Column, before: str, key: str) -> str:
    """What stands in every row: a word of the vocabulary where there is one."""
    words = _words(column)
    if not words:
        return st.text_input("In every row", value=before, key=key, max_chars=200).strip()
    codes = list(words)
    index = codes.index(before) if before in codes else 0
    return st.selectbox("In every row", codes, index=index, format_func=words.get, key=key)


def _words(column: Column) -> dict[str, str]:
    kind, _, vocabulary = column.kind.partition(":")
    if kind == "vote":
        return {"for": "For", "against": "Against", "neutral": "Neutral"}
    if kind == "principle":
        rows = reference("principles")
        return {f"{row['framework']}:{row['code']}": f"{row['name']} ({row['framework']})" for row in rows}
    rows = [row for row in reference("vocabularies") if kind == "term" and row["vocabulary"] == vocabulary]
    return {row["code"]: row["name"] for row in rows}


def _examples(values: Values) -> str:
    """The most frequent things in a column, masked."""
    if not values.most:
        return "This column is empty."
    shown = dict.fromkeys(as_written(shortened(value)) for value, _ in values.most[:EXAMPLES])
    return "For example: " + " · ".join(shown)


def shortened(value: str) -> str:
    """A cell as it is shown among others: masked, on one line, not long."""
    line = " ".join(mask(value)[0].split())
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"
