"""What followed: responses to the declaration, how far each organisation has got, who can help whom."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.evidence import describe_evidence, evidence_grid
from charts.progress import describe_progress, progress_bars
from geo.areas import neighbours
from pages.parts.areas import on_the_map
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters, filters
from pages.parts.following import each_organisation, follow_up_list, helpers, responses_in_full
from pages.parts.live import live
from pages.parts.maps import area_picture, shape_control
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from pages.parts.responses import BY, KINDS, answered, boards, counted_by, everybody, items_of
from queries.findings.afterwards import gaps, heading, progress
from queries.findings.matches import matches
from queries.stats.progress import STAGES, counted_stages, latest_stages

TITLE = "What followed"
ADDRESS = "followed"
APPLIES = (
    "Boroughs, boards, phase, days, kinds of organisation and principles choose responses; a choice of roles does not "
    "count here, as organisations respond, not people."
)
PERCENT = st.column_config.NumberColumn(format="percent")
GOT = {"implemented": "Implemented", "under_way": "Under way", "not_begun": "Not begun", "not_known": "Not known",
       "organisations": "Organisations", "share": "Share implemented", "low": "From", "high": "To"}  # fmt: skip
MADE = (
    "An organisation counts once in a row, with the latest response in which it named a stage; those that named none, "
    "or did not answer, are not known. The share implemented is of those known, with Wilson's 95% interval. A response "
    "that names an item of another framework stands under each principle that the crosswalk leads to, so the rows of "
    "principles may add up to more; an organisation is in every borough it serves or answered for."
)
EVIDENCE = (
    "Pieces of evidence as they were filed, and beside them the ideas of participants. What was filed under an item of "
    "another framework is under each item that the crosswalk leads to. Of the filters only the principles count."
)
FEW = 12


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    responses = look.ask("afterwards/responses", **answered(chosen))
    every = look.ask("afterwards/responses", **answered(Filters(chosen.framework)))
    items = items_of(look, chosen.framework)
    found = of_data(matches, responses, every, items, neighbours(), boards())
    st.title(heading(responses, found))
    st.caption(f"Showing {as_written(chosen.words)}. {APPLIES}")
    if every.empty:
        st.info("Responses come in a table responses: organisation, kind, borough, principle, stage. See the template.")
    elif responses.empty:
        st.info("No responses under these filters. Show everything, or choose another place, time or principle.")
    members = everybody(look, chosen, responses)
    if len(responses):
        _figures(responses)
        _progress(look, chosen, responses, members, items)
        helpers(look, chosen, responses, every, found)
    _evidence(look, chosen, items)
    follow_up_list(look, chosen, responses, every, found, members)
    if len(responses):
        responses_in_full(look, chosen, responses)


def _figures(responses: pd.DataFrame) -> None:
    counts = responses["kind"].value_counts()
    with st.container(horizontal=True):
        st.metric("Responses", f"{len(responses):,}", width=118)
        st.metric("Organisations", f"{responses['organisation_name'].nunique():,}", width=118)
        for kind, name in KINDS.items():
            st.metric(name, f"{counts.get(kind, 0):,}", width=118)


def _progress(
    look: Looking, chosen: Filters, responses: pd.DataFrame, members: pd.DataFrame, items: pd.DataFrame
) -> None:
    """How far organisations have got, and their responses by kind, told apart one way or another."""
    st.header("How far organisations have got")
    st.write(progress(of_data(_as_one, responses, members)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choices = {"default": "Principle", "key": "answers_by", "bind": "query-params", "required": True}
        noun = st.segmented_control("By", list(BY), **choices)
        if BY[noun] == "gss_code":
            shape_control()
    frame = counted_by(look, BY[noun], responses, members, items)
    frame["responses"] = frame[[*KINDS, "Other"]].sum(axis=1)
    left, right = st.columns([9, 11], gap="large")
    with left:
        if BY[noun] == "gss_code":
            _map(look, frame)
        else:
            _bars(frame, noun)
    with right:
        _table(look, chosen, frame, noun)
    each_organisation(look, chosen, responses, members, items)
    about(look, ["afterwards/responses", "afterwards/counterparts", "organisations/list"], MADE)


def _as_one(responses: pd.DataFrame, members: pd.DataFrame) -> pd.Series:
    """All organisations as one group, each with its latest stage."""
    answers = responses.assign(group="all", organisation=responses["organisation_name"])
    there = pd.DataFrame({"group": "all", "organisation": members["name"]})
    return counted_stages(latest_stages(answers, ["group", "organisation"]), there, ["all"]).iloc[0]


def _bars(frame: pd.DataFrame, noun: str) -> None:
    shown = frame[frame["known"] > 0][["name", *STAGES, "known", "share", "low", "high"]]
    if shown.empty:
        st.write("No stage is known under these filters.")
        return
    picture(spec(progress_bars, shown, dark=dark()), described(describe_progress, shown), f"progress-{noun}-{dark()}")
    st.caption("Organisations that named a stage, with the latest one. The others are in the table, as not known.")


def _map(look: Looking, frame: pd.DataFrame) -> None:
    """Responses for each borough."""
    rows = frame.rename(columns={"code": "group_code"}).drop(columns="name")
    rows["state"] = ["shown" if number else "none" for number in rows["responses"]]
    rows["words"] = [f"{number:,}" for number in rows["responses"]]
    rows["got"] = [f"{done:,} of {known:,}" for done, known in zip(rows["implemented"], rows["known"], strict=True)]
    area_picture(
        on_the_map(rows, "borough"), "responses", value="responses", title="Responses", unit_format=",.0f",
        tooltip=[("words", "Responses"), ("got", "Organisations implemented, of known")],
        state_words={"none": "No response"},
    )  # fmt: skip


def _table(look: Looking, chosen: Filters, frame: pd.DataFrame, noun: str) -> None:
    kinds = KINDS | ({"Other": "Other responses"} if frame["Other"].sum() else {})
    columns = {"name": "Kind of organisation" if noun == "Kind" else noun, "responses": "Responses", **kinds, **GOT}
    named = frame[list(columns)].rename(columns=columns)
    formats = dict.fromkeys(("Share implemented", "From", "To"), PERCENT)
    height = "auto" if len(named) <= FEW else 460
    table(look, named, f"Responses by {columns['name'].lower()}", chosen.words, "progress", formats, height)


def _evidence(look: Looking, chosen: Filters, items: pd.DataFrame) -> None:
    """What is behind each principle, by kind, and what is missing."""
    st.header("The evidence behind each principle")
    evidence = look.ask("afterwards/evidence")
    frame = of_data(_by_item, evidence, items, chosen)
    filed = frame[frame["kind"] != "idea"]
    st.markdown(" ".join(gaps(filed)))
    if not frame["pieces"].sum():
        return
    picture(spec(evidence_grid, frame, dark=dark()), described(describe_evidence, frame), f"evidence-{dark()}")
    with st.expander("As a table"):
        wide = frame.pivot(index="name", columns="kind_name", values="pieces")
        wide = wide.reindex(index=frame["name"].unique(), columns=frame["kind_name"].unique()).reset_index()
        table(look, wide.rename(columns={"name": "Principle"}), "Evidence by principle", chosen.words, "evidence")
    about(look, ["afterwards/evidence", "afterwards/counterparts"], EVIDENCE)


def _by_item(evidence: pd.DataFrame, items: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """One row an item of the framework and a kind, nought where there is none: item, name, kind, kind_name, pieces."""
    names = {"design_group": "Design group", "crowd": "Crowd", "case_study": "Case study", "literature": "Literature",
             "idea": "Ideas"}  # fmt: skip
    there = evidence.dropna(subset=["kind_name"])
    names |= {row.kind: row.kind_name for row in there.itertuples() if row.kind not in names}
    wanted = items[items["item"].isin(chosen.items)] if chosen.items else items
    found = wanted.merge(evidence[["principle", "kind", "pieces"]], on="principle")
    sums = found.groupby(["item", "kind"])["pieces"].sum()
    grid = (
        wanted[["item", "name"]]
        .drop_duplicates()
        .merge(pd.DataFrame({"kind": list(names), "kind_name": list(names.values())}), how="cross")
    )
    pairs = pd.MultiIndex.from_frame(grid[["item", "kind"]])
    return grid.assign(pieces=sums.reindex(pairs, fill_value=0).to_numpy())
