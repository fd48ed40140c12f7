"""What was decided on the pages: all of it, newest first, and taking a decision back."""

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import take_back, who_decides
from pages.parts.drawing import table
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from pages.parts.target_editor import DIMENSIONS, names
from queries.findings.decisions import decision_words
from warehouse.decisions import decided
from warehouse.refusal import Refused
from warehouse.undoing import ABOUT, about, places_standing

KINDS = {
    "targets": "Target", "codings": "Coding", "organisation_names": "Name of an organisation", "crosswalk": "Crosswalk",
    "statements": "Sentence", "outcomes": "Outcome of an idea", "impact_words": "Words on Impact",
}  # fmt: skip
LATEST = 50
NONE = {"target": "", "by": ""}
SAID = (
    "What was decided on these pages and on the command line. Nothing is ever removed: undoing adds another decision, "
    "which can be undone too. All of them outlive every import."
)


def show_decisions(look: Looking) -> None:
    """Draw all decisions of the programme, and undo for those that stand."""
    st.header("Decisions", anchor="decisions")
    try:
        frame = history(look)
    except Refused as why:
        st.error(as_written(str(why)))
        return
    if frame.empty:
        st.write("Nothing has been decided yet.")
        return
    st.caption(SAID)
    shown = frame.assign(kind=frame["kind"].map(KINDS), stands=frame["stands"].map({True: "Yes", False: "Replaced"}))
    shown = shown[["when", "who", "kind", "words", "stands"]].set_axis(
        ["When", "Who", "About", "Decision", "Stands"], axis=1
    )
    columns = {
        "When": st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm", help="London time", width=130),
        "Who": st.column_config.TextColumn(width=110),
        "About": st.column_config.TextColumn(width=90),
        "Stands": st.column_config.TextColumn(width=80),
        "Decision": st.column_config.TextColumn(width="large"),
    }
    table(look, shown, "Decisions", "everything", "decisions", columns, "auto" if len(shown) < 10 else 360)
    _undo(frame[frame["stands"]].head(LATEST))


def history(look: Looking) -> pd.DataFrame:
    """One row a decision, newest first: when (London time), who, kind, place, words, stands. Raises Refused."""
    principles, given = _principles(look), _given(look)
    rows = []
    for kind in ABOUT:
        said = decided(programme_folder(), kind)
        standing, held = set(places_standing(kind, said)), {}
        for place, row in enumerate(said):
            this = about(kind, row)
            before = held.get(this) or given.get(this, NONE) if kind == "targets" else None
            words = decision_words(kind, row, before, principles)
            rows.append((row["when"], row["who"], kind, place, words, place in standing))
            held[this] = row if row.get("target", "").strip() else None
    frame = pd.DataFrame(rows, columns=["when", "who", "kind", "place", "words", "stands"])
    moments = pd.to_datetime(frame["when"], errors="coerce", utc=True)
    frame["when"] = moments.dt.tz_convert("Europe/London").dt.tz_localize(None)
    return frame.sort_values(["when", "kind", "place"], ascending=[False, True, False], ignore_index=True)


def _given(look: Looking) -> dict[tuple[str, ...], dict[str, str]]:
    """The exports' targets in the form of decisions, by what they are about."""
    called = {dimension: names(look, dimension) for dimension in DIMENSIONS}
    found = {}
    for row in look.ask("programme/given_targets").itertuples(index=False):
        value = "" if row.dimension == "london" else called[row.dimension].get(row.code, row.value)
        by = "" if pd.isna(row.by_day) else f"{pd.Timestamp(row.by_day):%Y-%m-%d}"
        said = {"measure": row.measure, "dimension": row.dimension, "value": value, "target": str(row.target), "by": by}
        found[about("targets", said)] = said
    return found


def _principles(look: Looking) -> dict[str, str]:
    choices = look.ask("programme/choices")
    items = choices[choices["list"] == "item"]
    return dict(zip(items["code"], items["name"], strict=True))


def _undo(standing: pd.DataFrame) -> None:
    """A decision that stands, chosen and taken back."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            "Undo a decision",
            range(len(standing)),
            index=None,
            format_func=lambda at: f"{standing['words'].iloc[at]} ({standing['who'].iloc[at]})",
            placeholder="Choose a decision",
            key=f"undo-{len(standing)}-{standing['when'].iloc[0]}",
            width=520,
        )
        who = who_decides("undo")
        pressed = st.button("Undo", key="undo")
    if not pressed:
        return
    if place is None or not who:
        st.warning("Choose a decision first." if place is None else "Say who undoes it: your name or initials.")
        return
    row = standing.iloc[place]
    take_back(row["kind"], int(row["place"]), who, f"Undone: {row['words']}.")
