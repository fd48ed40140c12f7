"""The words that people use, by principle and by group."""

import pandas as pd
import streamlit as st

from charts.bars import counted_bars, describe_bars
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.ideas.groups import UNKNOWN, kind_of_group, one_group
from pages.parts.ideas.listing import PERCENT, rounded
from pages.parts.programme import Looking
from queries.findings.ideas import FEWEST, wording
from queries.stats.wording import log_odds

DRAWN, LISTED = 12, 40
COLUMNS = {
    "word": "Word", "people": "People", "share": "Of those who wrote", "rest_share": "Of all others", "z": "Distance",
    "sure": "Clear", "uses": "Times used",
}  # fmt: skip
MADE = (
    "Words of ideas and comments, all forms of a word together (shown in the one used most), without those that every "
    "text has. Each person counts once for a word, so that one cannot make a word typical by repeating it. "
    "*Distance* is the z of the log-odds of the word in the group against the others, with the words of all as a prior "
    "that weighs as much as 500 mentions (Monroe, Colaresi and Quinn 2008). *Clear* words outlast the comparing of all "
    "words at 5% (Benjamini-Hochberg). Words of fewer than {fewest} people of the group are not shown."
)


def words(look: Looking, chosen: Filters) -> None:
    """Draw the choice of a principle or group, and the words that are its own."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        grouping = kind_of_group("Words by", "words_by", {"Principles": "principle"})
        limits = {"framework": chosen.framework, "fewest_people": FEWEST}
        frame = look.ask("ideas/words", grouping=grouping, **limits, **chosen.values())
        names = frame.loc[frame["group_code"] != UNKNOWN, "group_name"].drop_duplicates().tolist()
        name = one_group(names, grouping, "words_of") if names else None
    if name is None:
        st.info(f"Fewer than {FEWEST} people share a word under these filters, so there is nothing to compare.")
        return
    everything = against_others(frame, name)
    rows = everything[everything["people"] >= FEWEST].sort_values(["z", "word"], ascending=[False, True])
    clear = rows[rows["clear"]]
    st.header(as_written(wording(name, clear["word"].head(5).tolist())))
    if rows.empty:
        st.write(f"None of their words was used by {FEWEST} people or more.")
    else:
        _draw(look, chosen, rows, name)
    about(look, ["ideas/words"], MADE.format(fewest=FEWEST))


def against_others(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """One row a word of anybody: people of the group and rest (of the others) who used it, shares, log-odds, clear."""
    totals = frame.groupby("stem")["people"].sum()
    own = frame[frame["group_name"] == name].set_index("stem")
    rows = own.reindex(totals.index)
    rows[["people", "uses"]] = rows[["people", "uses"]].fillna(0).astype(int)
    rows = rows.assign(rest=totals - rows["people"], sure="")
    writers = frame.drop_duplicates("group_code").set_index("group_name")["writers"]
    others = writers.sum() - writers[name]
    rows = rows.assign(share=rows["people"] / writers[name], rest_share=rows["rest"] / (others or float("nan")))
    return rows.join(log_odds(rows))


def _draw(look: Looking, chosen: Filters, rows: pd.DataFrame, name: str) -> None:
    left, right = st.columns([2, 3], gap="large")
    rows = rows.head(LISTED).assign(sure=rows["clear"].map({True: "Yes", False: "No"}))
    with left:
        drawn = rows[(rows["z"] > 0) | rows["z"].isna()].head(DRAWN)
        shown = {"category": "word", "value": "people", "title": "People who used the word"}
        picture(
            spec(counted_bars, drawn[["word", "people"]], last=(), dark=dark(), **shown),
            described(describe_bars, drawn, **shown),
            f"words-{dark()}",
        )
    with right:
        formats = dict.fromkeys(("Of those who wrote", "Of all others"), PERCENT)
        formats |= {"Distance": st.column_config.NumberColumn(format="%.1f")}
        named = rounded(rows[list(COLUMNS)]).rename(columns=COLUMNS)
        table(look, named, f"Words of {name}", chosen.words, "words", formats, 480)
