"""One principle across London: its map, and each area beside London as a whole."""

import pandas as pd
import streamlit as st

from pages.parts.areas import LEVELS, on_the_map
from pages.parts.downloads import offer
from pages.parts.drawing import about
from pages.parts.filters import Filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.principles import MADE
from pages.parts.programme import Looking
from queries.findings.votes import area_heading
from queries.stats.votes import share_for
from warehouse.settings import settings


def principle_map(look: Looking, chosen: Filters, principles: pd.DataFrame, direct: bool) -> None:
    """One principle on the map."""
    st.subheader("One principle across London")
    names = dict(zip(principles["name"], principles["item"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Principle", list(names), key="on_map", bind="query-params", width=260)
        level = LEVELS[st.selectbox("Areas", list(LEVELS), key="level", bind="query-params", width=260)]
        shape_control()
    one = {**chosen.everywhere().values(), "items": (names[name],)}
    areas = look.ask("votes/areas", level=level, direct=direct, **one)
    shares = share_for(areas)
    areas = areas.join(shares[["p", "low", "high"]])
    everywhere = principles.set_index("item").loc[names[name], "p"] if not chosen.areas else _all(look, one, direct)
    left, right = st.columns([11, 9], gap="large")
    with left:
        _picture(on_the_map(_stated(areas), look, level), name, level)
    with right:
        _by_area(look, chosen, areas, name, everywhere)


def _all(look: Looking, one: dict, direct: bool) -> float:
    london = look.ask("votes/areas", level="london", direct=direct, **one)
    return london["n_for"].sum() / max(london["n"].sum(), 1)


def _stated(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas where few people voted are marked thin, those without votes are not coloured."""
    few = settings()["votes"]["few_people"]
    state = ["none" if not people > 0 else "thin" if people < few else "shown" for people in areas["people"].fillna(0)]
    return areas.assign(state=state)


def _picture(shapes: pd.DataFrame, name: str, level: str) -> None:
    few = settings()["votes"]["few_people"]
    shapes = shapes.assign(
        share_words=shares_in_words(shapes),
        people_words=[f"{people:,.0f}" if pd.notna(people) else "hidden" for people in shapes["people"]],
    )
    area_picture(
        shapes, f"principle-{level}", value="p", title=f"Share for {name}", unit_format=".0%", scale="diverging",
        domain=(0.0, 1.0),
        tooltip=[("share_words", "Share for"), ("people_words", "People")],
        state_words={"thin": f"Fewer than {few} people"},
    )  # fmt: skip
    st.caption(
        f"White: half for, half against. Dotted: fewer than {few} people voted, so chance weighs heavily. Click a "
        f"borough to compare it with London."
    )


def shares_in_words(frame: pd.DataFrame) -> list[str]:
    """ "90% (52% to 98%)" for each row's p, low and high."""
    shares = zip(frame["p"], frame["low"], frame["high"], strict=True)
    return [f"{p:.0%} ({low:.0%} to {high:.0%})" if pd.notna(p) else "no votes" for p, low, high in shares]


def _by_area(look: Looking, chosen: Filters, areas: pd.DataFrame, name: str, everywhere: float) -> None:
    for row in areas[areas["group_code"].isin(chosen.areas)].itertuples():
        st.markdown(f"**{area_heading(row.group_name, name, row.p, row.low, row.high, everywhere)}.**")
    rows = areas[areas["n"].fillna(0) > 0].sort_values("p", ascending=False)
    columns = {"group_name": "Area", "p": "Share for", "low": "From", "high": "To", "people": "People", "n": "Votes"}
    shown = rows.assign(p=shares_in_words(rows))[["group_name", "p", "people"]].set_axis(
        ["Area", "Share for (95% interval)", "People"], axis=1
    )
    st.dataframe(shown, hide_index=True, height=460, key="table-one")
    offer(
        look, rows[list(columns)].rename(columns=columns), f"Votes on {name} by area", chosen.everywhere().words, "one"
    )
    about(look, ["votes/areas"], MADE)
