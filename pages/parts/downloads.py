"""Tables to take away: they obey the filters and say where they come from."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from pages.parts.programme import Looking
from warehouse.export.table import guarded

# Where a spreadsheet cuts a line into cells, and the next one would begin as a formula does.
FORMULA_INSIDE = re.compile(r"([,;\t]\s*\"?)(?=[=+\-@])")


Rows = pd.DataFrame | Callable[[], pd.DataFrame]


def offer(looking: Looking, rows: Rows, title: str, words: str, key: str) -> None:
    """A button that gives the table as CSV; the file, and rows that are yet to be asked for, are made when pressed."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    st.download_button(
        "Download as CSV",
        partial(as_csv, looking, rows, title, words),
        f"{name}.csv",
        "text/csv",
        key=f"download-{key}",
        on_click="ignore",
    )


def as_csv(looking: Looking, rows: Rows, title: str, words: str) -> bytes:
    """The table under four lines that say what it is, of which programme, what was chosen and when."""
    frame = rows() if callable(rows) else rows
    terms = looking.terms()
    made_up = " (made-up data)" if terms["made_up"] else ""
    said = [
        title,
        f"Programme: {terms['name']}{made_up}; data {terms['fingerprint']}",
        f"Showing: {words}",
        f"Made on {datetime.now(ZoneInfo('Europe/London')):%d %B %Y at %H:%M}",
    ]
    safe = frame.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    safe.columns = [guarded(name) if isinstance(name, str) else name for name in safe.columns]
    head = "".join(f"{comment(line)}\n" for line in said)
    return (head + safe.to_csv(index=False, lineterminator="\n")).encode("utf-8-sig")


def comment(line: str) -> str:
    """A line above the table, in which no spreadsheet finds a formula, wherever it cuts the line into cells."""
    return FORMULA_INSIDE.sub(r"\1'", "# " + " ".join(line.split()))
