"""Where next: targets and their pace, how evenly London was heard, which boroughs differ by more than chance."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from access import Viewer
from geo.areas import neighbours
from pages.parts.areas import average_rate, counted_areas
from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.filters import Filters, filters
from pages.parts.programme import Looking, looking
from queries.findings import reach
from queries.findings.where_next import where_next
from queries.stats.evenness import dissimilarity, fair_dissimilarity, fair_variation, variation
from queries.stats.funnel import funnel_flags
from queries.stats.neighbours import contiguity, local_morans_i, morans_i
from queries.stats.pace import pace_towards

TITLE = "Where next"
ADDRESS = "next"
DIMENSIONS = {"borough": "Boroughs", "role": "Roles", "organisation_kind": "Kinds of organisation", "london": "London"}
MEASURES = {"participants": "People", "organisations": "Organisations", "contributions": "Contributions"}
FILTER_OF = {"borough": "areas", "role": "roles", "organisation_kind": "organisation_kinds"}
MADE = (
    "The funnel's limits are 99.8% limits around London's average: with no true difference, one programme in twenty "
    "has a borough outside. Moran's I compares each borough's rate with its land neighbours' (999 shuffles); single "
    "clusters are corrected for their number. The City of London is in none of these."
)

NEXT = (
    "On the list are boroughs below their target, silent or thin. Wanted is the target, or as many people as London's "
    "average rate would give where there is none. Roles are those below their own target in London that nobody heard "
    "from the borough has. The borough where the largest share is missing comes first."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    targets = look.ask("coverage/targets")
    st.title(as_written(reach.heading(targets)))
    _targets(look, targets)
    _next(look, targets)
    st.subheader("How evenly London was heard")
    st.caption(f"Showing {as_written(chosen.everywhere().words)}.")
    boroughs = counted_areas(look, chosen.everywhere(), "borough")
    boroughs = boroughs[boroughs["kind"] == "borough"].reset_index(drop=True)
    if not boroughs["participants"].fillna(0).sum():
        st.write("Nobody whose borough is known under these filters.")
        return
    for sentence in filter(
        None, _sentences(boroughs[["group_code", "group_name", "kind", "participants", "residents", "rate"]])
    ):
        st.markdown(sentence)
    about(look, ["coverage/areas"], MADE)


def _targets(look: Looking, targets: pd.DataFrame) -> None:
    """Every target with what is reached; for people also when, at the pace of the last four weeks."""
    if targets.empty:
        st.info(
            "Targets come with an export, in a table targets: measure, dimension, value, target, by. See the template."
        )
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
    rows = targets[targets["dimension"] == dimension]
    share = (rows["reached"] / rows["target"].where(rows["target"] > 0)).fillna(1.0)
    shown = rows.assign(
        share=share, what=rows["measure"].map(MEASURES), pace=[_pace(look, row) for row in rows.itertuples()]
    )
    shown = shown.sort_values(["share", "name"])[["name", "what", "reached", "target", "share", "pace"]]
    shown = shown.set_axis(["Target for", "Of", "Reached", "Target", "Share", "Pace"], axis=1)
    bar = st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)
    table(
        look,
        shown,
        f"Targets for {DIMENSIONS[dimension].lower()}",
        "the whole programme",
        "targets",
        {"Share": bar},
        420,
    )
    about(look, ["coverage/targets"])


def _pace(look: Looking, row: object) -> str:
    if row.measure != "participants" or (row.dimension != "london" and pd.isna(row.code)):
        return ""
    nothing = Filters("").values()
    chosen = {FILTER_OF[row.dimension]: (row.code,)} if row.dimension in FILTER_OF else {}
    days = look.ask("programme/days", **(nothing | chosen))
    last = look.terms()["end_day"]
    last_day = None if pd.isna(last) else pd.Timestamp(last).date()
    today = min(filter(None, (date.today() - timedelta(1), last_day)))
    by_day = None if pd.isna(row.by_day) else pd.Timestamp(row.by_day).date()
    pace = pace_towards(
        pd.to_datetime(days["day"]).dt.date.tolist(), days["participants"].tolist(), int(row.target), by_day, today
    )
    return reach.pace_words(pace, int(row.target - row.reached), today, last_day)


def _next(look: Looking, targets: pd.DataFrame) -> None:
    """The boroughs to approach, with whom to look for there and why; of the whole programme, as targets are."""
    everything = Filters("")
    areas = counted_areas(look, everything, "borough")
    if not areas["participants"].fillna(0).sum():
        return
    listing = look.ask("organisations/list", **everything.values())
    silent = listing[listing["invited"].fillna(False).astype(bool) & (listing["participants"] == 0)]
    served = look.ask("organisations/areas")[["organisation", "gss_code"]].merge(silent[["organisation", "name"]])
    found = where_next(areas, targets, look.ask("coverage/roles_by_area", **everything.values()), served)
    st.subheader("Where to go next")
    if found.empty:
        st.write("No borough is below its target, silent or thin.")
        return
    shown = found[["name", "reason", "people", "wanted", "roles", "organisations"]]
    shown = shown.set_axis(
        ["Borough", "Why", "People", "Wanted", "Roles to look for", "Invited and silent there"], axis=1
    )
    table(
        look,
        shown,
        "Where to go next",
        "the whole programme",
        "next",
        {"Why": st.column_config.TextColumn(width="large")},
        420,
    )
    about(look, ["coverage/targets", "coverage/roles_by_area", "organisations/list"], NEXT)


@st.cache_data(max_entries=256, show_spinner=False)
def _sentences(boroughs: pd.DataFrame) -> list[str]:
    """How evenly the boroughs were heard, which differ by more than chance, whether neighbours do so together."""
    people, residents = boroughs["participants"].astype(float), boroughs["residents"].astype(float)
    total = int(people.sum())
    flags = funnel_flags(people, residents, average_rate(boroughs) / 10_000)
    land = neighbours()
    land = land[land["kind"] == "land"]
    touching = contiguity(boroughs["group_code"].tolist(), land[["gss_code_a", "gss_code_b"]].itertuples(index=False))
    rates = boroughs["rate"].to_numpy()
    clusters = local_morans_i(rates, touching).assign(name=boroughs["group_name"].to_numpy())
    return [
        reach.evenness_words(dissimilarity(people, residents), fair_dissimilarity(total, residents)),
        reach.variation_words(variation(people, residents), fair_variation(total, len(boroughs))),
        reach.funnel_words(pd.DataFrame({"name": boroughs["group_name"], "flag": flags})),
        reach.neighbours_words(morans_i(rates, touching), clusters),
    ]
