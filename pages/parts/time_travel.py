"""The votes from the first day to the last: how they stood at the end of each day, by hand or played."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from charts.travel import describe_support, support_by_day
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.principles import MADE, draw_votes, series
from pages.parts.programme import Looking
from pages.parts.scale import on_a_scale
from queries.findings.changes import spoken
from queries.findings.travel import stood
from queries.stats.votes import net_support

ALL = "all"  # the item of the question that is all principles together
DAY, PLAYING, STARTING = "travel_day", "travel_playing", "travel_starting"
STEPS = {"A day": 1, "A week": 7, "A month": 30}
EVERY = 0.7  # seconds between two pictures
WAITS_ABOVE = 500_000  # votes; they are counted anew for each choice, and the rest of the page need not wait for that
SIDES = ("against", "for", "neutral")
ON_A_SCALE = (
    "This part replays votes for and against; the votes of this programme are from 1 to 5, which have no net support. "
    "To see them as of a day, choose it under “Up to” and open the page Principles."
)
LEFT_OUT = "Left out: votes without a date."
COLUMNS = {
    "day": "Day", "name": "Principle", "n_for": "For", "n_against": "Against", "n_neutral": "Neutral", "n": "Votes",
    "people": "People", "net": "Net support", "low": "From", "high": "To",
}  # fmt: skip


@dataclass(frozen=True)
class Journey:
    """The votes as they stood at the end of each day: all principles' bars, and the line of the one chosen."""

    days: tuple[date, ...]
    bars: pd.DataFrame
    line: pd.DataFrame
    phases: pd.DataFrame

    @property
    def longest(self) -> dict[str, float]:
        """The greatest share of each side on any day, so that every day is drawn on the same axis."""
        votes = self.bars["n"].where(self.bars["n"] > 0)
        return {side: float((self.bars[f"n_{side}"] / votes).max()) for side in SIDES}


def time_travel(look: Looking, chosen: Filters, phases: pd.DataFrame) -> None:
    """Draw the part of the page; `phases` are shaded behind the line."""
    st.header("How the votes came to be")
    if on_a_scale(look):
        st.info(ON_A_SCALE)
        return
    if not _wanted(look, chosen):
        return
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        direct = series(look)
    frame = look.ask("votes/by_day", framework=chosen.framework, direct=direct, **chosen.values())
    if frame.empty:
        st.info("No votes with a date under these filters.")
        return
    frame = frame.assign(day=pd.to_datetime(frame["day"]).dt.date).join(net_support(frame))
    with choices:
        item = _principle(frame)
    journey = _journey(frame, item, phases)
    playing = _player(journey)
    st.fragment(_pictures, run_every=EVERY if playing else None)(journey, playing)
    _small_print(look, chosen, frame, direct)
    _table(look, chosen, frame if item == ALL else journey.line)
    about(look, ["votes/by_day"], MADE)


def _wanted(look: Looking, chosen: Filters) -> bool:
    """Whether to count the votes day by day: of very many only when somebody asks for it."""
    votes = int(look.ask("coverage/summary", **chosen.values()).iloc[0]["votes"])
    if votes <= WAITS_ABOVE:
        return True
    words = "About two seconds for each million votes. A borough or a phase has fewer."
    return st.toggle(f"Count {votes:,} votes day by day", key="travel_wanted", bind="query-params", help=words)


def day_after(days: tuple[date, ...], shown: date, step: int) -> date:
    """The first of the days that is at least `step` days after the one shown; the last where there is none."""
    return next((day for day in days if day >= shown + timedelta(days=step)), days[-1])


def _principle(frame: pd.DataFrame) -> str:
    """The item chosen, among those of the framework."""
    items = dict(zip(frame["name"], frame["item"], strict=True))
    return items[st.selectbox("Principle", list(items), key="travel_on", bind="query-params", width=340)]


def _journey(frame: pd.DataFrame, item: str, phases: pd.DataFrame) -> Journey:
    line = frame[frame["item"] == item]
    return Journey(tuple(line["day"]), frame[frame["item"] != ALL] if item == ALL else line, line, phases)


def _player(journey: Journey) -> bool:
    """Draw the switch and the speed; gives whether the days are moving on. They never do before the switch is on."""
    if len(journey.days) == 1:
        st.caption(f"All these votes were cast on {spoken(journey.days[0])}.")
        return False
    if st.session_state.get(PLAYING) and not st.session_state.get(STARTING) and _shown(journey) == journey.days[-1]:
        st.session_state[PLAYING] = False
    with st.container(horizontal=True, vertical_alignment="bottom"):
        playing = st.toggle("Play", key=PLAYING, on_change=_start, args=(journey,), help="Switch off to pause.")
        st.segmented_control(
            "At each step", list(STEPS), default="A week", key="travel_speed", bind="query-params", required=True
        )
    return playing


def _start(journey: Journey) -> None:
    """Play from the day shown, or from the first where the last is shown."""
    st.session_state[STARTING] = st.session_state[PLAYING]
    if st.session_state[PLAYING] and _shown(journey) == journey.days[-1]:
        st.session_state[DAY] = journey.days[0]


def _shown(journey: Journey) -> date:
    """The day on the slider, the last where none is yet or the filters left it out."""
    day = st.session_state.get(DAY)
    return day if day in journey.days else journey.days[-1]


def _pictures(journey: Journey, playing: bool) -> None:
    """The slider, and the votes as they stood on its day; while playing, each run moves the day on, up to the last."""
    if playing and not st.session_state.pop(STARTING, False):
        if _shown(journey) == journey.days[-1]:
            st.rerun()
        step = STEPS[st.session_state["travel_speed"]]
        st.session_state[DAY] = day_after(journey.days, _shown(journey), step)
    day = _slider(journey, playing)
    line = journey.line
    st.markdown(as_written(stood(day, line[line["day"] == day].iloc[0])))
    rows = line[["day", "n", "people", "net", "low", "high"]]
    drawn = spec(support_by_day, rows, at=day, phases=journey.phases, dark=dark())
    picture(drawn, described(describe_support, rows, at=day), f"travel-line-{dark()}")
    draw_votes(journey.bars[journey.bars["day"] == day], "travel-bars", longest=journey.longest)


def _slider(journey: Journey, playing: bool) -> date:
    """The day chosen. While playing it has no default beside the day that was set: Streamlit warns of both."""
    if len(journey.days) == 1:
        return journey.days[0]
    return st.select_slider(
        "Votes as they stood at the end of",
        options=journey.days,
        value=None if playing else journey.days[-1],
        format_func=spoken,
        key=DAY,
        bind="query-params",
    )


def _small_print(look: Looking, chosen: Filters, frame: pd.DataFrame, direct: bool) -> None:
    """What the bars count, and whether votes have no day."""
    of = "the principles themselves" if direct else "the ideas under each principle"
    now = look.ask("votes/principles", framework=chosen.framework, direct=direct, **chosen.values())["n"].sum()
    last = frame[(frame["item"] != ALL) & (frame["day"] == frame["day"].max())]["n"].sum()
    said = f"Votes on {of}, as they stood at the end of each day: of a person who voted again, the latest by then."
    st.caption(f"{said} {LEFT_OUT}" if now > last else said)


def _table(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    with st.expander("As a table"):
        formats = {name: st.column_config.NumberColumn(format="%.2f") for name in ("Net support", "From", "To")}
        formats["Day"] = st.column_config.DateColumn(format="DD/MM/YYYY")
        rows = frame.sort_values("day", kind="stable")[list(COLUMNS)].rename(columns=COLUMNS)
        table(look, rows, "Votes day by day", chosen.words, "travel", formats, 480)
