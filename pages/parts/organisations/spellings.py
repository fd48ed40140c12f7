"""Names that are probably another spelling of a known organisation: a lead says which are."""

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import decide, who_decides
from pages.parts.drawing import about, table
from pages.parts.programme import Looking
from queries.findings.organisations import to_review
from queries.findings.words import counted

SHOWN = 20
KIND = "organisation_names"
WORDS = (
    "Nothing is joined until you say so. **The same**: the first name is counted as the second from then on. "
    "**Different**: it stays an organisation of its own and leaves this list. Either can be undone on the page Sources."
)
MADE = (
    "Compared are the words of two names without such as NHS, Trust and Foundation; abbreviations are written out, a "
    "letter or two of a word may be wrong, initials may stand for words. Names whose numbers differ, or that each have "
    "a word the other lacks, are never here, nor are two that one list names. The review is of the whole programme."
)
COLUMNS = {
    "name": "Name", "near": "Probably the same as", "likeness": "Likeness", "kind": "Kind", "near_kind": "Its kind",
    "participants": "People", "near_participants": "Its people", "boroughs": "Boroughs",
    "near_boroughs": "Its boroughs",
}  # fmt: skip


def review(look: Looking) -> None:
    """The near matches that nobody has decided on, a name at a time, and all of them as a table."""
    pairs = look.ask("organisations/near_matches")
    st.header("Names that may be spelt another way")
    st.write(f"{to_review(pairs['name'].nunique())}.")
    if pairs.empty:
        about(look, ["organisations/near_matches"], MADE)
        return
    st.caption(WORDS)
    who = who_decides("names")
    if not who:
        st.caption("Give your name or initials to decide.")
    names = pairs["name"].drop_duplicates().tolist()
    for name in names[:SHOWN]:
        _one(name, pairs[pairs["name"] == name], who)
    if len(names) > SHOWN:
        st.write(f"{len(names) - SHOWN:,} more come after these.")
    with st.expander("As a table"):
        rows = pairs[list(COLUMNS)].rename(columns=COLUMNS)
        formats = {"Likeness": st.column_config.NumberColumn(format="percent")}
        table(look, rows, "Names that may be one organisation", "everything", "near-matches", formats)
    about(look, ["organisations/near_matches"], MADE)


def _one(name: str, pairs: pd.DataFrame, who: str) -> None:
    """A name, each organisation that it may be, and what a lead can say of it."""
    with st.container(border=True):
        first = pairs.iloc[0]
        st.markdown(_described(name, first["kind"], first["participants"], first["boroughs"]))
        for pair in pairs.itertuples(index=False):
            listed = ", listed" if pair.near_listed else ""
            words = _described(pair.near, f"{pair.near_kind}{listed}", pair.near_participants, pair.near_boroughs)
            st.markdown(f"is probably {words}")
        with st.container(horizontal=True):
            same = {_same(len(pairs), near): near for near in pairs["near"]}
            for label, near in same.items():
                if st.button(label, key=f"same-{name}-{near}", disabled=not who):
                    _say(name, near, who, f"{name} is counted as {near}.")
            different = "Different" if len(pairs) == 1 else "Different from all of these"
            if st.button(different, key=f"different-{name}", disabled=not who):
                _say(name, name, who, f"{name} stays an organisation of its own.")


def _same(candidates: int, near: str) -> str:
    return "The same" if candidates == 1 else f"The same as {as_written(near)}"


def _described(name: str, kind: str, people: Hashable, boroughs: Hashable) -> str:
    heard = f"{counted(int(people), 'person', 'people')} in {counted(int(boroughs), 'borough')}"
    return f"**{as_written(name)}** ({as_written(kind)}; {heard})"


def _say(name: str, organisation: str, who: str, said: str) -> None:
    decide(KIND, [{"name": name, "organisation": organisation, "who": who}], f"{said} Undo it on the page Sources.")
