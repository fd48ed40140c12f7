"""The account of an import that was tried: every row of every file, and the totals now and then."""

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.folder import programme_folder
from queries.findings.programme import reconciliation
from queries.findings.words import listed
from warehouse.contract.reasons import reasons
from warehouse.live import current
from warehouse.standing import Fault, Standing, standing
from warehouse.trial import Trial
from warehouse.uploading import MAPPING, TERMS

TOTALS = {
    "participants": "People",
    "organisations": "Organisations",
    "boroughs": "Boroughs (of 32)",
    "contributions": "Contributions",
    "ideas": "Ideas",
    "comments": "Comments",
    "votes": "Votes",
}
COUNTS = {
    "rows_in": "Rows in",
    "loaded": "Loaded",
    "duplicates": "Duplicates",
    "quarantined": "Set aside",
    "excluded": "Left out",
}
REMARKED = ("W", "C", "X", "D")


def account(trial: Trial) -> None:
    """Draw it all: the sentence, the totals, the files, the rows set aside, the remarks."""
    live, then = standing(current(programme_folder())), standing(current(trial.folder))
    coming = [entry for entry in trial.attempt.files if entry["source"] in trial.attempt.sources]
    st.markdown(f"**{reconciliation(pd.DataFrame(coming))}.** Nothing is live yet.")
    if not any(entry["loaded"] for entry in coming):
        st.warning("Not one row of these files would count: look at why before you make them live.")
    st.markdown("\n".join(f"- {as_written(sentence)}" for sentence in trial.attempt.remarks))
    _totals(live, then)
    _files(coming)
    _set_aside([fault for fault in then.faults if fault.source in trial.attempt.sources])
    _remarks(coming)


def _totals(live: Standing, then: Standing) -> None:
    rows = [(words, live.totals[name], then.totals[name]) for name, words in TOTALS.items()]
    st.markdown("**The totals now, and with these files**")
    _numbers(pd.DataFrame(rows, columns=["What", "Now", "With these files"]))
    if live.made_up:
        st.caption("What is live now is made up.")


def _files(coming: list[dict]) -> None:
    st.markdown("**Every file**")
    st.caption("Rows in = loaded + duplicates + set aside + left out.")
    rows = [
        {
            "File": entry["file"],
            "Becomes": entry["table"] or _without_rows(entry),
            **{words: entry[name] for name, words in COUNTS.items()},
        }
        for entry in coming
    ]
    _numbers(pd.DataFrame(rows))


def _without_rows(entry: dict) -> str:
    """What a file is for that holds no rows of ours."""
    name = entry["file"].rpartition("/")[2].lower()
    by_name = {TERMS: "the programme's terms", MAPPING: "what its columns mean"}
    return by_name.get(name) or ("for checking only" if entry["format"] else "not read")


def _numbers(frame: pd.DataFrame) -> None:
    """A table of counts, with thousands marked."""
    number = st.column_config.NumberColumn(format="localized")
    columns = dict.fromkeys(frame.select_dtypes("number").columns, number)
    st.dataframe(frame, hide_index=True, width="stretch", column_config=columns)


def _set_aside(faults: list[Fault]) -> None:
    st.markdown("**Rows set aside, and why**")
    if not faults:
        st.write("None.")
        return
    rows = [
        (fault.file, fault.words, fault.rows, fault.line, fault.column.replace("_", " "), fault.value)
        for fault in faults
    ]
    names = ["File", "Why", "Rows", "First in line", "Column", "What stands there"]
    st.dataframe(pd.DataFrame(rows, columns=names), hide_index=True, width="stretch")
    st.caption("They would not be counted. Correct them in the source and bring it again, now or later.")


def _remarks(coming: list[dict]) -> None:
    """What was converted, left out or looks odd, and the columns that are not kept."""
    known = reasons()
    rows = [
        (entry["file"], known[code].words, count)
        for entry in coming
        for code, count in entry["reasons"].items()
        if known[code].level in REMARKED and code != "dropped_column"
    ]
    dropped = {entry["file"]: entry["dropped"] for entry in coming if entry["dropped"]}
    with st.expander(f"Remarks while reading ({len(rows) + len(dropped)})"):
        if rows:
            names = ["File", "Remark", "Rows"]
            st.dataframe(pd.DataFrame(rows, columns=names), hide_index=True, width="stretch")
        for file, columns in dropped.items():
            said = f"Columns of {file} that are not kept: {listed(columns, 50)}."
            st.caption(as_written(said))
