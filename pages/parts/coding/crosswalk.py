"""How the frameworks hang together: which principle is read under which item of another framework."""

import pandas as pd
import streamlit as st

from pages.parts.coding.book import Book
from pages.parts.coding.made import made
from pages.parts.coding.waiting import NO_NAME
from pages.parts.deciding import decide
from pages.parts.drawing import about, table
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from warehouse.undoing import standing

STATUSES = {
    "proposal": "Proposal",
    "accepted": "Accepted",
    "removed": "Removed",
    "": "As it came with the dashboard",
}
MEANS = (
    "Votes on a principle count under these items too when they are read under another framework. The dashboard comes "
    "with a proposal; a lead accepts, changes, adds to or removes it. Proposals count until they are removed."
)


def crosswalk(look: Looking, book: Book, who: str) -> None:
    """The rows with their status, and the form that changes one."""
    st.header("How the frameworks hang together")
    st.caption(MEANS)
    frame = look.ask("ideas/crosswalk")
    shown = pd.DataFrame(
        {
            "Principle": frame["from_principle"].map(book.name),
            "Read under": frame["to_principle"].map(book.name),
            "Status": frame["status"].map(lambda status: STATUSES.get(status, status)),
            "Why": frame["note"],
        }
    )
    table(look, shown, "How the frameworks hang together", "everything", "crosswalk", height=360)
    about(look, ["ideas/crosswalk"])
    with st.expander("Accept, change, add or remove a row"):
        _form(look, book, frame, who)
    columns = {
        "Principle": lambda row: book.name(row["from_principle"]),
        "Read under": lambda row: book.name(row["to_principle"]),
        "Status": lambda row: STATUSES.get(row["status"], row["status"]),
        "Why": lambda row: row["note"],
    }
    made(look, "crosswalk", "Changes made to it", columns, who)


def _form(look: Looking, book: Book, frame: pd.DataFrame, who: str) -> None:
    """One pair of principles with its status and note, as they stand now."""
    own_first = book.frame.assign(other=book.frame["framework"] != book.own).sort_values("other", kind="stable")
    start = st.selectbox("Principle", own_first["principle"].tolist(), format_func=book.name, key="crosswalk-from")
    others = book.frame[book.frame["framework"] != start.split(":")[0]]["principle"].tolist()
    now = frame[frame["from_principle"] == start].set_index("to_principle")
    others.sort(key=lambda principle: principle not in now.index)
    to = st.selectbox("Read under", others, format_func=book.name, key=f"crosswalk-to-{start}")
    said = now.loc[to] if to in now.index else pd.Series({"status": "", "note": ""})
    changed = any((start, to) == (row["from_principle"], row["to_principle"]) for row in _stand())
    choices = [status for status in STATUSES if status or changed]
    standing_now = said["status"] if said["status"] in choices else None
    pair = f"{start}-{to}-{look.release.name}"  # with the release, so that what was undone does not stay chosen
    status = st.radio(
        "Status", choices, format_func=STATUSES.get, horizontal=True, key=f"crosswalk-status-{pair}",
        index=choices.index(standing_now) if standing_now else None,
    )  # fmt: skip
    note = st.text_input("Why", value=said["note"], key=f"crosswalk-note-{pair}", max_chars=300)
    # Blank status and note together mean: as it came.
    row = {"from_principle": start, "to_principle": to, "status": status or "", "note": note.strip() if status else ""}
    nothing_new = status is None or (status, note.strip()) == (said["status"], said["note"])
    if st.button("Save this row", type="primary", key="crosswalk-save", disabled=not who or nothing_new,
                 help=NO_NAME * (not who)):  # fmt: skip
        words = f"{book.name(start)}, read under {book.name(to)}: {STATUSES[row['status']].lower()}."
        decide("crosswalk", [{**row, "who": who}], words)


def _stand() -> list[dict[str, str]]:
    return standing(programme_folder(), "crosswalk")
