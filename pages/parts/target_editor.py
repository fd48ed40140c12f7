"""Changing targets on a page: a table to type in, what that will change, and keeping it as a lead's decisions."""

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import decide, who_decides
from pages.parts.programme import Looking
from pages.parts.target_changes import changes, editable
from queries.findings.decisions import target_words
from queries.findings.words import counted

MEASURES = {"participants": "People", "organisations": "Organisations", "contributions": "Contributions"}
DIMENSIONS = {"borough": "Boroughs", "role": "Roles", "organisation_kind": "Kinds of organisation", "london": "London"}
HOW = (
    "Type in the columns Target and By; several at once are kept together. 0 says that there is no target. Emptying a "
    "target that was set here makes the export's hold again. Everything can be undone, on the page Sources under "
    "Decisions."
)
COLUMNS = {
    "For": st.column_config.TextColumn(disabled=True),
    "Target": st.column_config.NumberColumn(min_value=0, max_value=10_000_000, step=1, format="%d"),
    "By": st.column_config.DateColumn(format="DD/MM/YYYY"),
    "Export says": st.column_config.NumberColumn(disabled=True),
}


def edit_targets(look: Looking, targets: pd.DataFrame) -> None:
    """Draw the editor. Only a lead may have it."""
    with st.expander("Change targets"):
        with st.container(horizontal=True):
            dimension = st.selectbox("For", list(DIMENSIONS), format_func=DIMENSIONS.get, key="edit-for", width=240)
            measure = st.selectbox("Of", list(MEASURES), format_func=MEASURES.get, key="edit-of", width=240)
        st.caption(HOW)
        given = look.ask("programme/given_targets")
        before = editable(targets, given, names(look, dimension), measure, dimension)
        key = f"edit-{measure}-{dimension}-{look.release.name}"
        after = st.data_editor(
            before,
            hide_index=True,
            num_rows="fixed",
            column_order=list(COLUMNS),
            column_config=COLUMNS,
            height="auto" if dimension == "london" else 320,
            key=key,
        )
        _keep(before, after, measure, dimension)


def names(look: Looking, dimension: str) -> dict[str, str]:
    """Code -> name of all that can have a target: the 32 boroughs, known roles or kinds of organisation, or London."""
    if dimension == "london":
        return {"": "London"}
    if dimension == "borough":
        areas = look.ask("coverage/last_days")
        areas = areas[areas["kind"] == "borough"]
        return dict(zip(areas["gss_code"], areas["name"], strict=True))
    choices = look.ask("programme/choices")
    rows = choices[(choices["list"] == dimension) & ~choices["code"].isin(["other", "unknown"])]
    return dict(zip(rows["code"], rows["name"], strict=True))


def _keep(before: pd.DataFrame, after: pd.DataFrame, measure: str, dimension: str) -> None:
    """What the typed targets will change, and the button that keeps them."""
    try:
        rows = changes(before, after, measure, dimension)
    except ValueError as fault:
        st.warning(as_written(str(fault)))
        return
    if not rows:
        st.write("Nothing is changed yet.")
        return
    words = [target_words(row, _held(before, row["value"] or "London", measure)) for row in rows]
    st.markdown("**This will change:**\n" + "\n".join(f"- {as_written(said)}" for said in words))
    who = who_decides("targets")
    if st.button(f"Keep {counted(len(rows), 'change')}", type="primary", key="keep-targets"):
        if not who:
            st.warning("Say who decides: your name or initials.")
            return
        decide("targets", [row | {"who": who} for row in rows], f"Kept: {'; '.join(words)}.")


def _held(before: pd.DataFrame, name: str, measure: str) -> dict[str, str]:
    row = before[before["For"] == name].iloc[0]
    target = "" if pd.isna(row["Target"]) else str(row["Target"])
    return {"measure": measure, "target": target, "by": "" if pd.isna(row["By"]) else row["By"].isoformat()}
