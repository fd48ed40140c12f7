"""What the parts of the page share: the thread's tables, and how sentences and ideas are called."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.parts.coding.book import Book, book_of
from pages.parts.coding.ideas import titles_of
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.scale import on_a_scale
from queries.findings.thread import with_support

SHARE = st.column_config.NumberColumn(format="percent")
WIDE = st.column_config.TextColumn(width=290)
DAY = st.column_config.DateColumn(format="DD/MM/YYYY")


@dataclass(frozen=True)
class Thread:
    """`sentences` as `thread/sentences`; `outcomes` as `thread/outcomes` with their support and `called`, what the idea
    is called; `scale` where votes are from 1 to 5, so that nobody is for or against."""

    sentences: pd.DataFrame
    outcomes: pd.DataFrame
    crosswalk: pd.DataFrame
    book: Book
    scale: bool


def thread_of(look: Looking, chosen: Filters) -> Thread:
    """The thread under these filters: they choose the votes and people behind it, never sentences or outcomes."""
    scale = on_a_scale(look)
    outcomes = with_support(look.ask("thread/outcomes", **chosen.values()))
    # A vote of 1 to 5 is not for or against.
    outcomes["supported"] &= not scale
    sentences = look.ask("thread/sentences", **chosen.values())
    return Thread(
        sentences, outcomes.assign(called=titles_of(outcomes)), look.ask("ideas/crosswalk"), book_of(look), scale
    )


def label(sentence: pd.Series) -> str:
    """A sentence in a list of choices."""
    return f"{sentence['statement_id']}: {sentence['text'] or 'words not known'}"


def quoted(sentence: pd.Series) -> str:
    """A sentence within other words, not yet safe for markdown."""
    return f"“{sentence['text']}”" if sentence["text"] else f"the sentence {sentence['statement_id']}"


def rounded(rows: pd.DataFrame) -> pd.DataFrame:
    """Shares and their intervals in whole per cent, as tables show them."""
    return rows.assign(**rows[["share", "low", "high"]].round(2))


def moment_shown(moments: pd.Series) -> pd.Series:
    """Moments in UTC as the days of London."""
    return moments.dt.tz_localize("UTC").dt.tz_convert("Europe/London").dt.date
