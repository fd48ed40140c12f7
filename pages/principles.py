"""Principles: what London thinks of each, in votes, and where it differs."""

import pandas as pd
import streamlit as st

from access import Viewer
from pages.parts.areas import LEVELS, on_the_map
from pages.parts.banners import as_written
from pages.parts.dominance import dominance_banner
from pages.parts.downloads import offer
from pages.parts.drawing import about, table
from pages.parts.filters import Filters, filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.principles import counted_principles, draw_votes, series
from pages.parts.programme import Looking, looking
from pages.parts.scale import draw_scale, on_a_scale, scaled_principles
from queries.findings.votes import area_heading, heading, scale_heading
from queries.stats.votes import share_for
from warehouse.settings import settings

TITLE = "Principles"
ADDRESS = "principles"
MADE = (
    "Net support is (for - against) / votes. Votes of one person resemble each other, so the 95% intervals count "
    "people rather than "
    "votes: net support by the variance between people, the share for by Wilson's interval on the effective "
    "number of votes."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    if on_a_scale(look):
        _scaled(look, chosen)
    else:
        _for_and_against(look, chosen)
    _ideas(look, chosen)


def _scaled(look: Looking, chosen: Filters) -> None:
    """Votes from 1 to 5: their spread."""
    heading_here = st.empty()
    direct = series(look)
    frame = scaled_principles(look, chosen, direct)
    heading_here.title(scale_heading(frame, _votes_not_coded(look)))
    _showing(chosen, direct)
    if frame["n"].sum():
        draw_scale(look, chosen, frame, "principles-scale")
        _not_coded(look)
    else:
        st.info(_why_none(look))


def _for_and_against(look: Looking, chosen: Filters) -> None:
    """Votes for and against: net support, and one principle on the map."""
    heading_here = st.empty()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        direct = series(look)
        stacked = st.toggle("Fill to 100%", key="stacked", bind="query-params")
    frame = counted_principles(look, chosen, direct)
    heading_here.title(heading(frame, _votes_not_coded(look)))
    _showing(chosen, direct)
    dominance_banner(look, chosen, direct)
    if frame["n"].fillna(0).sum():
        draw_votes(frame, "principles", stacked)
        _table(look, chosen, frame)
        _not_coded(look)
        _counted_only(look, chosen)
        _map(look, chosen, frame, direct)
    else:
        st.info(_why_none(look))
        _counted_only(look, chosen)


def _votes_not_coded(look: Looking) -> int:
    return int(look.ask("votes/kinds_of_votes").iloc[0]["not_coded"])


def _showing(chosen: Filters, direct: bool) -> None:
    of = "the principles themselves" if direct else "the ideas under each principle"
    st.caption(f"Showing {as_written(chosen.words)}. Votes on {of}.")


def _why_none(look: Looking) -> str:
    """Why there is no bar to draw, and what to do."""
    kinds = look.ask("votes/kinds_of_votes").iloc[0]
    if kinds["not_coded"]:
        return (
            f"{kinds['not_coded']:,} votes are on ideas that are not under a principle yet. Say which principle "
            f"the whole export is about "
            "with --principle when importing it, or list single ideas in decisions/codings.csv."
        )
    if not kinds["on_ideas"] and not kinds["on_principles"]:
        return "No vote of a person has been imported yet. Votes come from the table votes, or from an export of Polis."
    return "There are no votes under these filters. Show everything, or choose another phase, place or role."


def _ideas(look: Looking, chosen: Filters) -> None:
    """The ideas that were voted on, in the participants' own words: only ever as plain text in a table."""
    frame = look.ask("ideas/of_principle", **chosen.values())
    if frame.empty:
        return
    st.subheader("The ideas behind them")
    words = [title or text for title, text in zip(frame["title"], frame["text"], strict=True)]
    columns = {
        "words": "Idea",
        "n_for": "For",
        "n_against": "Against",
        "n_neutral": "Neutral",
        "people": "People",
        "comments": "Comments",
    }
    if on_a_scale(look):
        columns = {name: columns[name] for name in ("words", "people", "comments")}
    rows = frame.assign(words=words)[list(columns)].rename(columns=columns)
    table(look, rows, "Ideas", chosen.words, "ideas", {"Idea": st.column_config.TextColumn(width="large")}, 480)
    about(look, ["ideas/of_principle"])


def _table(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    columns = {
        "name": "Principle", "n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "n": "Votes",
        "people": "People",
        "net": "Net support", "low": "From", "high": "To", "p": "Share for", "share_low": "Share from",
        "share_high": "Share to",
    }  # fmt: skip
    with st.expander("As a table"):
        formats = {name: st.column_config.NumberColumn(format="%.2f") for name in list(columns.values())[6:]}
        rows = frame.sort_values("net", ascending=False, na_position="last")[list(columns)].rename(columns=columns)
        table(look, rows, "Votes by principle", chosen.words, "principles", formats)
    about(look, ["votes/principles"], MADE)


def _not_coded(look: Looking) -> None:
    """Votes that these bars leave out, on ideas of no known principle."""
    votes = look.ask("votes/kinds_of_votes").iloc[0]["not_coded"]
    if votes:
        st.caption(
            f"{votes:,} votes are on ideas that are not under a principle yet; they are in the totals and in no bar."
        )


def _counted_only(look: Looking, chosen: Filters) -> None:
    """Votes of sources that only count."""
    counted = look.ask("votes/counted_only", framework=chosen.framework)
    if counted.empty:
        return
    with st.expander("Counted votes: no voter-level data"):
        st.write(
            "These sources say how many voted and not who. They are kept apart: they are in no bar, share or "
            "interval on this page."
        )
        named = counted.drop(columns="item").set_axis(["Principle", "For", "Against", "Neutral"], axis=1)
        table(look, named, "Counted votes by principle", "everything", "counted")


def _map(look: Looking, chosen: Filters, principles: pd.DataFrame, direct: bool) -> None:
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
