"""What chance explains of the differences between boroughs: one by one, all together, and side by side."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.kinds import CLUSTERS
from charts.points import describe_points, funnel_chart
from geo.areas import CITY_OF_LONDON, neighbours
from pages.parts.areas import average_rate, on_the_map
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from queries.findings import reach
from queries.stats.evenness import dissimilarity, fair_dissimilarity, fair_variation, variation
from queries.stats.funnel import funnel_flags, funnel_limits, funnel_limits_95
from queries.stats.neighbours import Moran, contiguity, local_morans_i, morans_i

FLAGS = {
    "above": "More than chance explains", "below": "Less than chance explains", "within": "Within chance",
    "unknown": "Hidden",
}  # fmt: skip
FUNNEL_MADE = (
    "The limits say how far chance alone moves the rate of a borough with so many residents from London's average: "
    "19 times in 20 (95%) or 499 times in 500 (99.8%). Flagged are those outside the 99.8% limits: with no true "
    "difference, one programme in twenty has a borough there. Boroughs differ for many reasons, so many may be "
    "flagged; a flag says that it is not chance, not whose fault it is. The City of London is not in it."
)
EVENNESS_MADE = (
    "To be moved is the index of dissimilarity (Duncan & Duncan 1955). The variation is the coefficient of variation "
    "of the boroughs' rates, weighted by residents and cleared of what chance adds to it. Beside each stands what a "
    "fair draw of as many people from all residents would give on average."
)
NEIGHBOURS_MADE = (
    "Moran's I compares each borough's rate with the mean of its land neighbours' (the Thames separates; 999 shuffles "
    "of the map). A borough is in a cluster where 9,999 shuffles of the others hardly give neighbours so like or so "
    "unlike it, corrected for 32 boroughs (false discovery rate 5%)."
)


def funnel(look: Looking, chosen: Filters, boroughs: pd.DataFrame) -> None:
    """Each borough against London's average, between limits of what chance explains."""
    st.header("Which boroughs differ from London's average")
    average = average_rate(boroughs.assign(kind="borough"))
    people, residents = boroughs["participants"].astype(float), boroughs["residents"].astype(float)
    flags = of_data(funnel_flags, people, residents, average / 10_000)
    st.markdown(reach.funnel_words(pd.DataFrame({"name": boroughs["name"], "flag": flags})))
    frame = boroughs[["name", "abbreviation", "rate", "residents"]].assign(
        kind=flags, labelled=np.isin(flags, ["above", "below"])
    )
    limits = of_data(_limits, average, float(residents.max()))
    drawn = spec(funnel_chart, frame, limits=limits, average=average, dark=dark())
    picture(drawn, described(describe_points, frame, across="residents"), f"funnel-{dark()}")
    low, high = of_data(funnel_limits, average / 10_000, residents)
    shown = pd.DataFrame(
        {
            "Borough": boroughs["name"], "People": boroughs["participants"], "Residents": boroughs["residents"],
            "Per 10,000": boroughs["rate"], "Chance from": low * 10_000, "Chance to": high * 10_000,
            "Against chance": [FLAGS[flag] for flag in flags],
        }
    ).sort_values(["Per 10,000", "Borough"])  # fmt: skip
    tenths = {name: st.column_config.NumberColumn(format="%.1f") for name in ("Per 10,000", "Chance from", "Chance to")}
    with st.expander("As a table"):
        table(look, shown, "Boroughs against chance", chosen.everywhere().words, "funnel", tenths)
    about(look, ["coverage/areas"], FUNNEL_MADE)


def _limits(average: float, most: float) -> pd.DataFrame:
    """Both pairs of limits, for London's average per 10,000, from few residents to more than any borough has."""
    residents = np.linspace(most / 40, most * 1.1, 60)
    pairs = {"95%": funnel_limits_95(average / 10_000, residents), "99.8%": funnel_limits(average / 10_000, residents)}
    return pd.concat(
        pd.DataFrame({"residents": residents, "low": low * 10_000, "high": high * 10_000, "limit": name})
        for name, (low, high) in pairs.items()
    )


def evenness(look: Looking, boroughs: pd.DataFrame) -> None:
    """How unevenly London was heard, in two figures, each beside what a fair draw would give."""
    st.header("How evenly London was heard")
    people, residents = boroughs["participants"].astype(float), boroughs["residents"].astype(float)
    total = int(people.sum())
    moved, by_chance = dissimilarity(people, residents), fair_dissimilarity(total, residents)
    varies, fair = variation(people, residents), of_data(fair_variation, total, len(boroughs))
    left, right = st.columns(2, gap="large")
    figures = (
        (left, "From another borough", moved, by_chance, reach.evenness_words(moved, by_chance)),
        (right, "Variation around the average", varies, fair, reach.variation_words(varies, fair)),
    )
    for place, label, found, chance, sentence in figures:
        with place, st.container(horizontal=True):
            st.metric(label, _percent(found), width=210)
            st.metric("By chance alone", _percent(chance), width=150)
        place.markdown(sentence)
    about(look, ["coverage/areas"], EVENNESS_MADE)


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{share:.0%}"


def resemblance(look: Looking, chosen: Filters, boroughs: pd.DataFrame) -> None:
    """Whether boroughs side by side are alike, with a map of the clusters."""
    st.header("Do neighbours resemble each other?")
    moran, clusters = of_data(_clusters, boroughs[["group_code", "name", "rate"]])
    said = reach.neighbours_words(moran, clusters)
    st.markdown(said or "Too few boroughs have a rate, or all have the same, to compare neighbours.")
    if not said:
        return
    title = "Clusters of boroughs" if (clusters["cluster"] != "").any() else "No clusters of boroughs"
    if title.startswith("No"):
        st.write("No cluster of boroughs stands out once it is taken into account that 32 were looked at.")
    shape_control()
    states = boroughs[["group_code", "rate"]].assign(state=clusters["cluster"].replace("", "no cluster"))
    shapes = on_the_map(_with_city(states), "borough")
    shapes["words"] = [f"{rate:.1f}" if pd.notna(rate) else "" for rate in shapes["rate"]]
    area_picture(
        shapes, "clusters", value="rate", title=title, unit_format=".1f",
        tooltip=[("words", "Per 10,000 residents")], kinds=CLUSTERS,
    )  # fmt: skip
    words = {kind.state: kind.words for kind in CLUSTERS}
    shown = pd.DataFrame(
        {
            "Borough": clusters["name"], "Per 10,000": boroughs["rate"], "Local Moran's I": clusters["i"],
            "p, corrected": clusters["p_adjusted"], "Cluster": states["state"].map(words),
        }
    ).sort_values(["p, corrected", "Borough"])  # fmt: skip
    formats = {"Per 10,000": "%.1f", "Local Moran's I": "%.2f", "p, corrected": "%.3f"}
    columns = {name: st.column_config.NumberColumn(format=number) for name, number in formats.items()}
    with st.expander("As a table"):
        table(look, shown, "Neighbours and clusters", chosen.everywhere().words, "clusters", columns)
    about(look, ["coverage/areas"], NEIGHBOURS_MADE)


def _with_city(states: pd.DataFrame) -> pd.DataFrame:
    """The City is drawn too, with nothing said of it."""
    return pd.concat([states, pd.DataFrame({"group_code": [CITY_OF_LONDON], "state": ["no cluster"]})])


def _clusters(boroughs: pd.DataFrame) -> tuple[Moran, pd.DataFrame]:
    """Moran's I of the rates, and each borough's cluster (group_code, name, i, p_adjusted, cluster)."""
    land = neighbours()
    land = land[land["kind"] == "land"]
    touching = contiguity(boroughs["group_code"].tolist(), land[["gss_code_a", "gss_code_b"]].itertuples(index=False))
    rates = boroughs["rate"].to_numpy()
    local = local_morans_i(rates, touching).set_index(boroughs.index)
    return morans_i(rates, touching), boroughs.join(local)
