"""What every screen says first: who can see it, and whether its data is real."""

import re

import streamlit as st

ON_THIS_MACHINE = "Open on this machine: whoever uses it sees everything."
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])")


def banners(made_up: bool, programme_name: str) -> None:
    """Say that nobody has to sign in, and, where the programme is made up, that its people and votes are invented."""
    said = [f":blue-background[{ON_THIS_MACHINE}]"]
    if made_up:
        said.append(f":orange-background[Made-up data: {as_written(programme_name)}. Nobody in it is real.]")
    st.markdown(" ".join(f":small[{sentence}]" for sentence in said))


def as_written(text: str) -> str:
    """Markdown that shows `text` exactly as it was written, with no link, picture or emphasis made of it."""
    return MARKUP.sub(r"\\\1", text)
