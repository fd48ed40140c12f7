"""Decisions that were made, newest first, with who and when; and taking the last one on something back."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from pages.parts.coding.waiting import NO_NAME, signed
from pages.parts.deciding import decide
from pages.parts.drawing import table
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from queries.findings.words import counted
from warehouse.decisions import decided
from warehouse.undoing import places_standing, taking_back

LISTED, OFFERED = 200, 30
Row = dict[str, str]


def newest(kind: str) -> list[tuple[int, Row]]:
    """(place in its file, decision) of the latest decisions of a kind, newest first."""
    return list(enumerate(decided(programme_folder(), kind)))[::-1][:LISTED]


def made(look: Looking, kind: str, title: str, columns: dict[str, Callable[[Row], str]], who: str) -> None:
    """A table of the decisions of one kind and the list to undo them from; nothing where none was made.

    `columns` is heading -> what stands in it for a decision.
    """
    rows = newest(kind)
    if not rows:
        return
    st.header(title)
    shown = [[_moment(row["when"]), row["who"], *(cell(row) for cell in columns.values())] for _, row in rows]
    frame = pd.DataFrame(shown, columns=["When", "Who", *columns])
    table(look, frame, title, "the latest decisions" if len(rows) == LISTED else "everything", f"made-{kind}")
    _undo(kind, rows, columns, who)


def _undo(kind: str, rows: list[tuple[int, Row]], columns: dict[str, Callable[[Row], str]], who: str) -> None:
    options = {_words(save, columns): [place for place, _ in save] for save in _open(kind, rows)}
    if not options:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # A key of its own after each decision: otherwise the list would stay at an older one.
        chosen = st.selectbox("Undo a decision", list(options), key=f"undo-{kind}-{rows[0][0]}", width=520)
        pressed = st.button("Undo", key=f"undo-it-{kind}", disabled=not who, help=NO_NAME * (not who))
    if pressed:
        folder = programme_folder()
        taken = [taking_back(folder, kind, place) for place in options[chosen]]
        decide(kind, signed(taken, who), f"Undone: {chosen}")


def _open(kind: str, rows: list[tuple[int, Row]]) -> list[list[tuple[int, Row]]]:
    """What can be undone: everything that was saved at once, then each of it; only the last decision on something."""
    latest = set(places_standing(kind, decided(programme_folder(), kind)))
    last = [(place, row) for place, row in rows if place in latest]
    found = []
    for _, save in groupby(last, key=lambda each: (each[1]["who"], each[1]["when"])):
        together = list(save)
        found += [together] * (len(together) > 1) + [[each] for each in together]
    return found[:OFFERED]


def _words(save: list[tuple[int, Row]], columns: dict[str, Callable[[Row], str]]) -> str:
    row = save[0][1]
    what = ": ".join(cell(row) for cell in columns.values()) if len(save) == 1 else counted(len(save), "decision")
    return f"{what} ({row['who']}, {_moment(row['when'])})"


def _moment(written: str) -> str:
    """A moment as London's clocks show it; what is no moment stays as somebody wrote it."""
    try:
        moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        return written
    return f"{moment.astimezone(ZoneInfo('Europe/London')):%d/%m/%Y %H:%M:%S}"
