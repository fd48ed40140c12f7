"""Where next: the next visits and why, targets with their pace, and changing them."""

import pandas as pd
import streamlit as st

from access import Role, Viewer
from pages.parts.areas import counted_areas
from pages.parts.banners import as_written
from pages.parts.deciding import what_was_decided
from pages.parts.drawing import about, table
from pages.parts.filters import Filters, filters
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from pages.parts.target_editor import DIMENSIONS, MEASURES, edit_targets
from pages.parts.targets import as_of, with_pace
from queries.findings import reach, visits
from queries.findings.coverage import nobody_placed
from queries.findings.where_next import Heard, where_next

TITLE = "Where next"
ADDRESS = "next"
RULE = (
    "On the list are boroughs below their target or, without one, below London's average rate. With each stand up to "
    "three pairs of a role and a kind of organisation of which nobody was heard there. Missing is the mean of three "
    "shares: of the people wanted of the borough, of those wanted of the role in London, and of those wanted of the "
    "kind. The largest comes first."
)
MADE = (
    "A role or kind without a target counts as nothing missing. A role is looked for in the kinds of organisation that "
    "at least a tenth of its people in London are from. Of equals the borough with more people missing comes "
    "first, then more organisations invited there and silent, then the pair that is more usual in London."
)
NO_TARGETS = "No targets have been set. They come with an export, in a table targets (see the template)"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    what_was_decided()
    targets = look.ask("coverage/targets")
    st.title(as_written(reach.heading(targets)))
    st.caption(
        "Of the whole programme, as targets are; boroughs, roles and kinds of organisation that are chosen narrow the "
        "list of visits."
    )
    _next(look, chosen, targets)
    _targets(look, targets)
    if viewer.role is Role.LEAD:
        edit_targets(look, targets)


def _next(look: Looking, chosen: Filters, targets: pd.DataFrame) -> None:
    """The next three visits in sentences, and all that are on the list."""
    everything = Filters("")
    areas = counted_areas(look, everything, "borough")
    narrowed = chosen.areas, chosen.roles, chosen.organisation_kinds
    found = of_data(where_next, areas, targets, _heard(look), *narrowed)
    if nobody_placed(areas):
        st.info("Nobody's borough is known, so no visit can be proposed. Coverage says how to fill the map.")
        return
    st.header(as_written(visits.heading(found)))
    if found.empty:
        st.write(_nothing(areas, chosen))
        return
    st.markdown("\n".join(f"1. {_told(*visit)}" for visit in visits.visits(found)))
    st.caption(RULE)
    _list(look, chosen, found)
    about(look, ["coverage/targets", "coverage/combinations", "organisations/list"], f"{RULE} {MADE}")


def _told(name: str, why: str) -> str:
    """One visit with the borough's name in bold, where it stands or before it."""
    said = as_written(why.removeprefix(name))
    return f"**{as_written(name)}**{said}" if why.startswith(name) else f"**{as_written(name)}.** {said}"


def _nothing(areas: pd.DataFrame, chosen: Filters) -> str:
    if not areas["participants"].fillna(0).sum():
        return "Nobody has taken part and no borough has a target yet."
    if chosen.areas or chosen.roles or chosen.organisation_kinds:
        return "Under these filters no borough is below what is wanted, or all that is looked for was heard there."
    return "Every borough has reached its target or London's average rate."


def _list(look: Looking, chosen: Filters, found: pd.DataFrame) -> None:
    shown = found.assign(
        rank=range(1, len(found) + 1),
        missing=found["missing"].round(2),
        role=found["role"].replace("", "Any"),
        kind=found["kind"].replace("", "Any"),
        silent=found["silent"].map(", ".join),
    )
    shown = shown[["rank", "borough", "role", "kind", "reason", "missing", "people", "wanted", "silent"]].set_axis(
        ["Rank", "Borough", "Role", "Kind of organisation", "Why", "Missing", "People", "Wanted", "Invited and silent"],
        axis=1,
    )
    columns = {
        "Rank": st.column_config.Column(width=50),
        "Missing": st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1, width=90),
        "Why": st.column_config.TextColumn(width="large"),
    }
    words = "; ".join(filter(None, ["the whole programme", chosen.where, chosen.who]))
    table(look, shown, "Where to go next", words, "next", columns, "auto" if len(shown) < 10 else 420)


def _heard(look: Looking) -> Heard:
    """Who was heard in the whole programme, and the organisations invited and silent in each borough."""
    nothing = Filters("").values()
    listing = look.ask("organisations/list", **nothing)
    silent = listing[listing["invited"].fillna(False).astype(bool) & (listing["participants"] == 0)]
    served = look.ask("organisations/areas")[["organisation", "gss_code"]]
    served = served.merge(silent[["organisation", "kind", "name"]], on="organisation").sort_values("name")
    choices = look.ask("programme/choices")
    roles, kinds = (
        dict(choices.loc[choices["list"] == name, ["code", "name"]].itertuples(index=False, name=None))
        for name in ("role", "organisation_kind")
    )
    together = look.ask("coverage/combinations", **nothing)
    return Heard(together, served[["gss_code", "kind", "name"]], roles, kinds)


def _targets(look: Looking, targets: pd.DataFrame) -> None:
    """Every target with what is reached; for people also when, at the pace of the last four weeks."""
    st.header("Targets")
    if targets.empty:
        st.info(f"{NO_TARGETS}, or are set below." if look.viewer.role is Role.LEAD else f"{NO_TARGETS}.")
        return
    dimensions = [dimension for dimension in DIMENSIONS if (targets["dimension"] == dimension).any()]
    dimension = st.segmented_control(
        "Targets for",
        dimensions,
        format_func=DIMENSIONS.get,
        default=dimensions[0],
        key="targets",
        bind="query-params",
        required=True,
    )
    rows = with_pace(look)
    rows = rows[rows["dimension"] == dimension]
    share = (rows["reached"] / rows["target"].where(rows["target"] > 0)).fillna(1.0)
    set_by = rows["decided"].map({True: "A lead", False: "The export"})
    shown = rows.assign(share=share, what=rows["measure"].map(MEASURES), set_by=set_by)
    shown["by_day"] = pd.to_datetime(shown["by_day"]).dt.date
    shown = shown.sort_values(["share", "name"])[
        ["name", "what", "reached", "target", "share", "by_day", "pace", "set_by"]
    ]
    shown = shown.set_axis(["Target for", "Of", "Reached", "Target", "Share", "By", "Pace", "Set by"], axis=1)
    columns = {
        "Share": st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1),
        "By": st.column_config.DateColumn(format="DD/MM/YYYY"),
        "Pace": st.column_config.TextColumn(width="medium"),
    }
    st.caption(f"Pace as of {reach.spoken(as_of(look).day)}: newcomers of the last four weeks, if that goes on.")
    title = f"Targets for {DIMENSIONS[dimension].lower()}"
    table(look, shown, title, "the whole programme", "targets", columns, "auto" if len(shown) < 10 else 420)
    about(look, ["coverage/targets", "coverage/newcomers"])
