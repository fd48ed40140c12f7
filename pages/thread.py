"""Golden thread: from a sentence of the declaration back to who and what is behind it, and from an idea forward."""

import pandas as pd
import streamlit as st

from access import Role, Viewer
from pages.parts.banners import as_written
from pages.parts.deciding import what_was_decided
from pages.parts.drawing import about, table
from pages.parts.filters import Filters, filters
from pages.parts.programme import Looking, looking
from pages.parts.thread.editing import edit
from pages.parts.thread.forward import choose_idea, draw_forward
from pages.parts.thread.known import WIDE, Thread, thread_of
from pages.parts.thread.sentence import choose_sentence, draw_sentence
from pages.parts.thread.signing import before_signing
from queries.findings.thread import heading

TITLE = "Golden thread"
ADDRESS = "thread"
APPLIES = (
    "Days, places, roles, kinds of organisation and principles choose the votes and people counted behind a sentence; "
    "sentences and what became of ideas are always all shown."
)
EVERY = {"statement_id": "Sentence", "text": "Words", "principle_name": "Principle", "framework_name": "Declaration",
         "kept": "Kept", "merged": "Merged", "dropped": "Dropped", "votes": "Votes", "people": "People",
         "boroughs": "Boroughs of 32", "organisations": "Organisations"}  # fmt: skip
FEW = 9


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    thread = thread_of(look, chosen)
    summary = look.ask("thread/summary").iloc[0]
    st.title(heading(summary, len(thread.sentences)))
    # In a place that is always there: what is open below would close when these words go.
    with st.container():
        what_was_decided()
    st.caption(f"Showing {as_written(chosen.words)}. {APPLIES}")
    sentence = idea = None
    if thread.sentences.empty:
        st.info(
            "Sentences of a declaration come with a table statements, and what became of ideas with a table decisions. "
            "See the template on the page Sources, or have a lead write the first sentence here."
        )
    else:
        before_signing(look, chosen, thread)
        st.header("From a sentence back")
        sentence = choose_sentence(thread)
        draw_sentence(look, chosen, thread, sentence)
        _every(look, chosen, thread)
    if summary["ideas"]:
        idea = _forward(look, chosen, thread)
    if viewer.role is Role.LEAD:
        edit(look, thread, sentence, idea)


def _every(look: Looking, chosen: Filters, thread: Thread) -> None:
    """All sentences beside each other."""
    with st.expander(f"Every sentence and what is behind it ({len(thread.sentences)})"):
        rows = thread.sentences[list(EVERY)].rename(columns=EVERY)
        height = "auto" if len(rows) <= FEW else 420
        table(look, rows, "Sentences and what is behind them", chosen.words, "sentences", {"Words": WIDE}, height)


def _forward(look: Looking, chosen: Filters, thread: Thread) -> pd.Series | None:
    """One idea and where it ended; gives the idea, if one was found."""
    st.header("From an idea forward")
    idea = choose_idea(look)
    if idea is not None:
        draw_forward(look, chosen, thread, idea)
        about(look, ["ideas/opened", "thread/outcomes", "ideas/crosswalk"])
    return idea
