"""Three ways to put ideas under principles: one by one, by search, by file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.coding.book import AS_EXPORTED, Book
from pages.parts.coding.ideas import MOST_WORDS, draw_idea, found_ideas, keys_of, titles_of
from pages.parts.coding.waiting import NO_NAME, let_wait, show_again, signed, skip, skipped, waiting
from pages.parts.deciding import decide
from pages.parts.downloads import offer
from pages.parts.drawing import about
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from queries.findings.words import counted
from warehouse.coding import codings_in
from warehouse.refusal import Refused
from warehouse.settings import settings
from warehouse.undoing import standing

SHOWN = 500
CHOOSE = "Tick ideas in the first column, then say which principle they are about."


def one_by_one(look: Looking, book: Book, who: str) -> None:
    """The idea under no principle that has the most votes, and the principles to choose from."""
    passed = skipped()
    left = {*waiting(), *passed}
    frame = found_ideas(look, uncoded=True, most=len(left) + 1)
    frame = frame[[idea not in left for idea in keys_of(frame)]]
    if frame.empty:
        _nothing_left(len(passed))
        return
    idea = frame.iloc[0]
    draw_idea(idea)
    framework = book.choose_framework("one")
    choices = book.of(framework)
    chosen = st.radio(
        "Which principle is it about?",
        choices["principle"].tolist(),
        format_func=dict(zip(choices["principle"], choices["name"], strict=True)).get,
        captions=choices["meaning"].tolist(),
        index=None,
        key=f"under-{look.release.name}-{idea['idea']}-{framework}",
    )
    key = (idea["source"], idea["idea_id"])
    with st.container(horizontal=True):
        st.button("Choose and next", key="next", disabled=chosen is None, on_click=let_wait, args=([key], chosen))
        st.button("Skip", key="skip", on_click=skip, args=(key,))


def _nothing_left(passed: int) -> None:
    if not passed:
        st.write("No idea is left to put under a principle.")
        return
    st.write(f"No idea is left but {counted(passed, 'idea')} that you skipped.")
    st.button("Show them again", key="again", on_click=show_again)


def by_search(look: Looking, book: Book, who: str) -> None:
    """Ideas that hold some words, of which several are put under a principle at once."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Words", key="words", bind="query-params", max_chars=200, width=420,
            help="Ideas that hold all of these words in their title, text or identifier. Capitals do not matter.",
        )  # fmt: skip
        only = st.toggle("Only those under no principle yet", key="uncoded", bind="query-params")
    if len(words.split()) > MOST_WORDS:
        st.caption(f"Only the first {MOST_WORDS} words are looked for.")
    frame = found_ideas(look, words, uncoded=only, most=SHOWN)
    if frame.empty:
        st.write("No idea holds all of these words." if words.strip() else "There are no such ideas.")
        return
    found = int(frame["found"].iloc[0])
    first = f", of which the first {SHOWN} are shown" if found > SHOWN else ""
    st.caption(f"{counted(found, 'idea')}{first}. {CHOOSE}")
    chosen = _tick(look, book, frame, f"found-{look.release.name}-{only}-{words}")
    _put_under(book, chosen)
    offer(look, _as_table(book, frame), "Ideas found", f"ideas with: {words}", "found")
    about(look, ["ideas/to_code"])


def _as_table(book: Book, frame: pd.DataFrame) -> pd.DataFrame:
    under = ["" if pd.isna(to) else book.name(to) for to in frame["principle"]]
    by = frame["coded_by"].map({"lead": "a lead", "export": "the export"}).fillna("")
    columns = {"title": "Idea", "under": "Now under", "by": "Said by", "votes": "Votes", "comments": "Comments",
               "status": "Status", "text": "Text", "idea_id": "Identifier"}  # fmt: skip
    return frame.assign(title=titles_of(frame), under=under, by=by)[list(columns)].rename(columns=columns)


def _tick(look: Looking, book: Book, frame: pd.DataFrame, key: str) -> list[tuple[str, str]]:
    """Draw the ideas found, each of which can be ticked; gives those that are."""
    state = st.dataframe(
        _as_table(book, frame),
        hide_index=True,
        key=key,
        height=360,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"Idea": st.column_config.TextColumn(width="large")},
    )
    keys = keys_of(frame)
    return [keys[place] for place in state["selection"]["rows"] if place < len(keys)]


def _put_under(book: Book, ideas: list[tuple[str, str]]) -> None:
    """The list of principles and the button that puts the ticked ideas under one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        framework = book.choose_framework("several")
        choices = [*book.of(framework)["principle"], AS_EXPORTED]
        chosen = st.selectbox("Put the ticked ideas under", choices, format_func=book.name, key="put-under", width=300)
        st.button(
            f"Choose for {counted(len(ideas), 'idea')}" if ideas else "Choose",
            key="put",
            disabled=not ideas,
            on_click=let_wait,
            args=(ideas, chosen),
        )


def by_file(look: Looking, book: Book, who: str) -> None:
    """A table of codings that somebody made elsewhere: taken whole, or refused in words."""
    most = settings()["limits"]["upload_megabytes"]
    st.write(
        "A CSV or XLSX file with the columns idea_id and principle, and source where an identifier stands in several. "
        "A principle is said by its code or name (3, Integrated teams, declaration-2014:5); an empty one takes a "
        "coding back."
    )
    given = st.file_uploader("File of codings", type=["csv", "xlsx"], key="file", max_upload_size=most)
    if given is None:
        return
    try:
        rows = _read(given.name, given.getbuffer())
    except (Refused, OSError) as why:
        st.error(as_written(str(why)))
        return
    new = _not_standing(rows)
    if not new:
        st.write(f"The file has {counted(len(rows), 'coding')}{', and nothing in it is new' if rows else ''}.")
        return
    st.write(f"The file has {counted(len(rows), 'coding')}, {len(new):,} of them new. Nothing is saved yet.")
    save = f"Save {counted(len(new), 'coding')} of the file"
    if st.button(save, type="primary", key="save-file", disabled=not who, help=NO_NAME * (not who)):
        decide("codings", signed(new, who), f"{len(new):,} codings of the file saved.")


def _not_standing(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Of codings, the last on each idea, where that is not what stands already."""
    stand = {(row["source"], row["idea_id"]): row["principle"] for row in standing(programme_folder(), "codings")}
    last = {(row["source"], row["idea_id"]): row for row in rows}
    return [row for idea, row in last.items() if stand.get(idea, "") != row["principle"]]


def _read(name: str, content: bytes | memoryview) -> list[dict[str, str]]:
    """The codings of an uploaded file, which lies on the disk only while it is read. Raises Refused."""
    with TemporaryDirectory() as work:
        file = Path(work) / f"codings{Path(name).suffix.lower()}"
        file.write_bytes(content)
        return codings_in(programme_folder(), file)
