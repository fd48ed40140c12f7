"""Ideas that are looked for, in the words of those who gave them."""

import unicodedata

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.coding.waiting import Idea
from pages.parts.programme import Looking
from queries.findings.words import counted

MOST_WORDS = 5


def found_ideas(look: Looking, words: str = "", *, uncoded: bool, most: int) -> pd.DataFrame:
    """Ideas that hold every word, of which the first five count (see queries/ideas/to_code.sql)."""
    given = [*unicodedata.normalize("NFC", words).split()[:MOST_WORDS], *[""] * MOST_WORDS]
    looked_for = {f"word_{place}": given[place - 1] for place in range(1, MOST_WORDS + 1)}
    return look.ask("ideas/to_code", **looked_for, uncoded=uncoded, most=most)


def keys_of(frame: pd.DataFrame) -> list[Idea]:
    """(source, idea) of every row."""
    return list(zip(frame["source"], frame["idea_id"], strict=True))


def titles_of(frame: pd.DataFrame) -> pd.Series:
    """What an idea is called: its title, otherwise its text, otherwise its identifier."""
    text = frame["text"].where(frame["text"] != "", frame["idea_id"])
    return frame["title"].where(frame["title"] != "", text)


def draw_idea(idea: pd.Series) -> None:
    """One idea whole: its title and text exactly as they were written, and what others gave to it."""
    with st.container(border=True):
        if idea["title"]:
            st.markdown(f"**{_lines(idea['title'])}**")
        st.markdown(_lines(idea["text"]) if idea["text"] else "*The export has no text of it.*")
        st.caption(as_written(given_to(idea)))


def given_to(idea: pd.Series) -> str:
    """What others gave to an idea, and its status, in one line. Counts without voters are named apart."""
    people, others = int(idea["votes"]), int(idea["counted"])
    votes = counted(people, "vote") if people or not others else ""
    votes += " and " * bool(votes and others) + (f"{counted(others, 'vote')} of nobody known" if others else "")
    comments = counted(int(idea["comments"]), "comment")
    said = f"{votes}, {comments}; {idea['status']}; identifier {idea['idea_id']}"
    return said[0].upper() + said[1:]


def _lines(text: str) -> str:
    """Markdown of a text with its line breaks; spaces before a line would make it a block of code."""
    return "  \n".join(as_written(line.strip()) for line in text.splitlines())
