"""Does it hold? Whether the majority on each principle stands when votes are counted otherwise or without a trust."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.holds import describe_holding, holding_dots
from charts.table import in_words
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters, filters
from pages.parts.holds.counting import BOROUGH, KIND, ROLE, Found, found
from pages.parts.holds.detail import MAJORITY, NET, SHARE, detail
from pages.parts.live import live
from pages.parts.principles import MADE, series
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data, remembered
from pages.parts.scale import draw_scale, on_a_scale, scaled_principles
from queries.findings.holds import FRAGILE, NO_VOTES, clearly_lower, heading, misleading, rule
from queries.findings.votes import scale_heading
from queries.findings.words import counted, percent
from queries.stats.agreement import polarisation
from warehouse.settings import settings

TITLE = "Does it hold?"
ADDRESS = "holds"
SIGNED = "+.0%"
SCALED = (
    "Votes from 1 to 5 have no majority for or against, so there is no verdict here. What can be said is how far "
    "people agree: polarisation is 0% when all chose the same step, 50% when the steps were chosen equally often, and "
    "100% when people stand in two camps at the ends."
)
NOTHING = "There are no votes on a principle to count. Show everything, or see on the page Principles what there is."
COUNTED = (
    "Net support is votes for less votes against, as a share of all votes. A majority is clear where its 95% interval "
    "does not hold nought. Which ways of counting there are, and how votes are weighted, stands under each principle."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    heading_here = st.empty()
    direct = series(look)
    of = "the principles themselves" if direct else "the ideas under each principle"
    not_coded = int(look.ask("votes/kinds_of_votes").iloc[0]["not_coded"])
    if on_a_scale(look):
        frame = scaled_principles(look, chosen, direct)
        heading_here.title(scale_heading(frame, not_coded))
        st.caption(f"Showing {as_written(chosen.words)}. Votes on {of}.")
        _scaled(look, chosen, frame)
        return
    all_found = found(look, chosen, direct)
    heading_here.title(as_written(of_data(heading, all_found.principles, not_coded)))
    st.caption(f"Showing {as_written(chosen.words)}. Votes on {of}.")
    voted = of_data(_voted, all_found.principles)
    if voted.empty:
        st.info(NOTHING)
        return
    _all_principles(look, chosen, all_found, voted, direct)
    _one_principle(look, chosen, voted, direct)


def _scaled(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """Votes from 1 to 5: no majority, but agreement and polarisation."""
    st.info(SCALED)
    voted = frame[frame["n"] > 0]
    if voted.empty:
        return
    draw_scale(look, chosen, frame, "holds-scale")
    steps = [f"n_{step}" for step in range(1, 6)]
    rows = voted.assign(polarisation=[polarisation(counts) for counts in voted[steps].to_numpy()])
    columns = {"name": "Principle", "people": "People", "n": "Votes", "polarisation": "Polarisation"}
    rows = rows.sort_values(["polarisation", "name"], ascending=[False, True])[list(columns)].rename(columns=columns)
    table(look, rows, "Polarisation by principle", chosen.words, "polarisation", {"Polarisation": SHARE})


def _all_principles(look: Looking, chosen: Filters, all_found: Found, voted: pd.DataFrame, direct: bool) -> None:
    """Every principle with its verdict, drawn and as a table, under the rule."""
    st.markdown(rule(settings()["votes"]["few_people"]))
    marks, rows, formats = _rows(look, chosen, direct)
    picture(spec(holding_dots, marks, dark=dark()), described(describe_holding, marks), f"holds-{dark()}")
    names = dict(zip(voted["item"], voted["name"], strict=True))
    for item, first, second, within, each in all_found.misleads:
        st.markdown(f"{as_written(names[item])}: {as_written(misleading(each, first, second, within))}")
    with st.expander("As a table"):
        table(look, rows, "Does it hold", chosen.words, "holds", formats)
    about(look, ["votes/principles", "votes/groups"], f"{COUNTED} {MADE}")


@remembered
def _rows(look: Looking, chosen: Filters, direct: bool) -> tuple[pd.DataFrame, pd.DataFrame, dict]:
    """What the chart draws, and the table with how its columns are written."""
    all_found = found(look, chosen, direct)
    voted = _voted(all_found.principles)
    return _marks(all_found, voted), *_table(all_found, voted)


def _voted(principles: pd.DataFrame) -> pd.DataFrame:
    return principles[principles["verdict"] != NO_VOTES]


def _marks(all_found: Found, voted: pd.DataFrame) -> pd.DataFrame:
    """What the chart draws: a mark for each principle and way of counting, as cast last so that it lies on top."""
    of = ["item", "net", "low", "high"]
    without = all_found.without
    matters = without[without["organisation"] == without["item"].map(voted.set_index("item")["organisation"])]
    parts = [
        all_found.ways[[*of, "way"]].rename(columns={"way": "what"}).assign(mark="way"),
        matters[of].assign(what="without " + matters["organisation"], mark="without"),
        voted[of].assign(what="as cast", mark="cast"),
    ]
    words = [
        f"{row.verdict.capitalize()} · {percent(row.p)} for · {int(row.n):,} votes, {int(row.people):,} people"
        for row in voted.itertuples()
    ]
    named = voted[["item", "name"]].assign(words=words)
    rows = named.merge(pd.concat(parts, ignore_index=True), on="item")
    return rows.rename(columns={"item": "principle_code", "name": "principle_name"})


def _table(all_found: Found, voted: pd.DataFrame) -> tuple[pd.DataFrame, dict]:
    """A row a principle: its verdict, its majority as cast, and net support in every other way."""
    columns = {
        "name": "Principle", "verdict": "Verdict", "because": "Why", "majority": "Majority", "p": "Share for",
        "net": "Net support", "low": "From", "high": "To", "people": "People", "n": "Votes",
    }  # fmt: skip
    rows = voted.assign(majority=voted["side"].map(MAJORITY)).set_index("item")
    shown = rows[list(columns)].rename(columns=columns)
    for key, name in all_found.wanted.names.items():
        ways = all_found.ways[all_found.ways["key"] == key]
        shown[f"Net: {name}"] = ways.set_index("item")["net"]
    shown["Organisation that matters most"] = rows["organisation"]
    kept = all_found.without.set_index(["item", "organisation"])["net"]
    pairs = pd.MultiIndex.from_arrays([rows.index, rows["organisation"]])
    shown["Net: without it"] = kept[~kept.index.duplicated()].reindex(pairs).to_numpy()
    for dimension in (ROLE, KIND, BOROUGH):
        shown[f"Weakest {dimension}"] = _weakest(all_found.groups, rows["p"], dimension)
    numbers = [name for name in shown if name in ("Net support", "From", "To") or name.startswith("Net: ")]
    return shown.reset_index(drop=True), {"Share for": SHARE} | dict.fromkeys(numbers, NET)


def _weakest(groups: pd.DataFrame, p: pd.Series, dimension: str) -> pd.Series:
    """The name of the weakest group of each principle (its index: items), where the difference is clear."""
    compared = groups[(groups["dimension"] == dimension) & groups["p_rest"].notna()]
    low = clearly_lower(compared.assign(p_all=compared["item"].map(p).astype(float)))
    return low.drop_duplicates("item").set_index("item")["name"].reindex(p.index).fillna("no clear difference")


def _one_principle(look: Looking, chosen: Filters, voted: pd.DataFrame, direct: bool) -> None:
    """One principle in detail: the one in the address, or the first whose majority is fragile."""
    st.header("One principle")
    names = voted["name"].tolist()
    fragile = voted.loc[voted["verdict"] == FRAGILE, "name"].tolist()
    first = names.index((fragile or names)[0])
    name = st.selectbox("Principle", names, index=first, key="one", bind="query-params", width=320)
    row = next(voted[voted["name"] == name].itertuples())
    why = f": {row.because}" if row.because else ""
    votes, people = counted(int(row.n), "vote"), counted(int(row.people), "person", "people")
    st.markdown(
        f"**{as_written(name)}** is **{row.verdict}**{as_written(why)}. {percent(row.p)} of {votes} are for (95% "
        f"{percent(row.share_low)} to {percent(row.share_high)}, {people}); net support "
        f"{in_words(row.net, SIGNED)} ({in_words(row.low, SIGNED)} to {in_words(row.high, SIGNED)})."
    )
    detail(look, chosen, direct, name, row.item)
