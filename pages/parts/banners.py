"""What every screen says first: who can see it, and whether its data is real."""

import re

import streamlit as st

ON_THIS_MACHINE = "Open on this machine: whoever uses it sees everything."
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&=])")
# Streamlit makes links of bare addresses and icons of names between colons, escaped or not; a word joiner, which nobody
# sees, keeps it from that.
MADE_ANYWAY, WORD_JOINER = re.compile(r"(?=https?://|www\.|@)|(?<=:)(?=[\w+\-/]+:)", re.IGNORECASE), "\u2060"


def banners(made_up: bool, programme_name: str, on_this_machine: bool = True) -> None:
    """Say that nobody has to sign in where that is so, and, where the programme is made up, that it is invented."""
    said = [f":blue-background[{ON_THIS_MACHINE}]"] if on_this_machine else []
    if made_up:
        said.append(f":orange-background[Made-up data: {as_written(programme_name)}. Nobody in it is real.]")
    if said:
        st.markdown(" ".join(f":small[{sentence}]" for sentence in said), width="content")


def as_written(text: str) -> str:
    """Markdown that shows `text` exactly as it was written, with no link, picture or emphasis made of it."""
    return MARKUP.sub(r"\\\1", MADE_ANYWAY.sub(WORD_JOINER, text))
