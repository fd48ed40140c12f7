"""Who the people under the filters are: their roles, their organisations and kinds of these, when they came."""

from urllib.parse import urlencode

import numpy as np
import pandas as pd
import streamlit as st

from charts.bars import counted_bars, describe_bars
from charts.days import activity_by_day, describe_days
from pages.parts.areas import targets_of
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.findings.coverage import because_words, rule_words, states_words
from queries.stats.rates import poisson_interval
from queries.stats.reach import reach_states
from warehouse.settings import settings

STATES = {"shown": "Heard", "thin": "Thin", "silent": "Silent", "hidden": "Hidden"}
FILTERS = ("phase", "from", "to", "area", "board", "role", "kind", "framework", "principle")
FEW_OF_AN_ORGANISATION = (
    "**Silent**: nobody took part. **Thin**: fewer than {few} people, and not all of its staff who were invited. "
    "**Heard**: all others. Organisations have no targets of their own, and are too small for an interval to say more."
)


def roles(look: Looking, chosen: Filters) -> None:
    """People by role, and which roles are heard, thin and silent."""
    st.header("Roles: heard, thin, silent")
    heard, sentences, rows = _roles(look, chosen)
    if heard.empty:
        st.write("Nobody under these filters.")
        return
    for sentence in sentences:
        st.markdown(sentence)
    _bars(heard, "coverage/roles")
    with st.expander("As a table"):
        bounds = st.column_config.NumberColumn(format="%.1f")
        table(look, rows, "People by role", chosen.words, "coverage/roles", {"From": bounds, "To": bounds})
    rule = settings()["reach"]
    limits = rule["thin_below_people"], rule["thin_above_interval_width"]
    about(look, ["coverage/roles"], rule_words(*limits, np.nan, bool(rows["Target"].notna().any()), "role"))


@remembered
def _roles(look: Looking, chosen: Filters) -> tuple[pd.DataFrame, list[str], pd.DataFrame]:
    """What is drawn (see `_heard`), which roles are heard, thin and silent in sentences, and the table."""
    stated, sentences = _stated_roles(look, chosen), []
    known = stated[~stated["code"].isin(["other", "unknown"])]
    if known["participants"].fillna(1).sum():
        sentences.append(states_words(known, "role", "roles"))
        for state in ("thin", "silent"):
            names = known.loc[known["state"] == state, "name"].tolist()
            sentences.append(f"**{STATES[state]}:** {', '.join(names) or 'none'}.")
    return _heard(stated), sentences, stated.rename(columns=ROLE_HEADINGS)[list(ROLE_HEADINGS.values())]


def _heard(frame: pd.DataFrame) -> pd.DataFrame:
    """Name and participants of those who may have been heard."""
    return frame.loc[frame["participants"].fillna(1) > 0, ["name", "participants"]]


ROLE_HEADINGS = {
    "name": "Role", "reach": "Reach", "why": "Why thin", "participants": "People", "low": "From", "high": "To",
    "target": "Target", "organisations": "Organisations", "contributions": "Contributions",
}  # fmt: skip


def _stated_roles(look: Looking, chosen: Filters) -> pd.DataFrame:
    """The roles with state, because, target and the interval of their number; other and unknown have no state."""
    frame = look.ask("coverage/roles", **chosen.values())
    people, rule = frame["participants"].astype(float), settings()["reach"]
    target = frame["code"].map(targets_of(look, chosen, "role")).astype(float)
    low, high = poisson_interval(people)
    found = reach_states(
        people.fillna(1), target=target, few=rule["thin_below_people"], widest=rule["thin_above_interval_width"]
    )
    named = ~frame["code"].isin(["other", "unknown"])
    state = found["state"].mask(people.isna(), "hidden")
    stated = frame.assign(state=state, because=found["because"].where(state == "thin", ""), target=target)
    why = pd.Series(because_words(stated, rule["thin_below_people"]), index=frame.index)
    return stated.assign(low=low, high=high, reach=state.map(STATES).where(named, ""), why=why.where(named, ""))


def invited(look: Looking, chosen: Filters) -> None:
    """Which of the invited organisations are heard, thin and silent; nothing where none is known to be invited."""
    few = settings()["reach"]["thin_below_people"]
    sentence, any_silent, rows = _invited(look, chosen, few)
    if rows.empty:
        return
    st.header("Invited organisations: heard, thin, silent")
    st.markdown(sentence)
    if any_silent:
        kept = {key: st.query_params.get_all(key) for key in FILTERS if key in st.query_params}
        address = urlencode(kept | {"which": "Invited and silent"}, doseq=True)
        st.markdown(f"[The silent ones, on the page Organisations](organisations?{address})")
    with st.expander("As a table"):
        table(look, rows, "Invited organisations", chosen.words, "invited", height=420)
    about(look, ["organisations/list"], FEW_OF_AN_ORGANISATION.format(few=few))


INVITED_HEADINGS = {
    "name": "Organisation", "kind": "Kind", "reach": "Reach", "participants": "People", "staff": "Staff invited"
}  # fmt: skip


@remembered
def _invited(look: Looking, chosen: Filters, few: int) -> tuple[str, bool, pd.DataFrame]:
    """How many are heard, thin and silent; whether any is silent; and all, those of which least were heard first."""
    frame = look.ask("organisations/list", **chosen.values())
    frame = frame[frame["invited"].fillna(False).astype(bool)]
    wanted = np.fmin(frame["staff"].astype(float), few)
    state = reach_states(frame["participants"], few=wanted)["state"].to_numpy()
    reach = pd.Series(state, frame.index).map(STATES)
    frame = frame.assign(state=state, reach=reach).sort_values(["participants", "name"])
    sentence = states_words(frame, "invited organisation", "invited organisations") if len(frame) else ""
    any_silent = bool((frame["state"] == "silent").any())
    return sentence, any_silent, frame[list(INVITED_HEADINGS)].rename(columns=INVITED_HEADINGS)


def kinds(look: Looking, chosen: Filters) -> None:
    """People by kind of organisation; kinds nobody came from are named."""
    question, title, noun = "organisations/kinds", "Kinds of organisation heard", "Kind of organisation"
    heard, silent, rows = _kinds(look, chosen)
    st.header(title)
    if heard.empty:
        st.write("Nobody under these filters.")
    else:
        _bars(heard, question)
    if silent:
        st.markdown(f"**Silent:** {', '.join(silent)}.")
    with st.expander("As a table"):
        table(look, rows.rename(columns={"name": noun}), f"People by {noun.lower()}", chosen.words, question)
    about(look, [question])


@remembered
def _kinds(look: Looking, chosen: Filters) -> tuple[pd.DataFrame, list[str], pd.DataFrame]:
    """What is drawn (see `_heard`), the names of the silent, and the table."""
    frame = look.ask("organisations/kinds", **chosen.values())
    known = frame[~frame["code"].isin(["other", "unknown"])]
    silent = known.loc[known["participants"] == 0, "name"].tolist() if known["participants"].sum() else []
    headings = {"participants": "People", "organisations": "Organisations", "contributions": "Contributions"}
    return _heard(frame), silent, frame[["name", *headings]].rename(columns=headings)


def _bars(heard: pd.DataFrame, question: str) -> None:
    drawn = spec(counted_bars, heard, category="name", value="participants", title="People", dark=dark())
    picture(
        drawn,
        described(describe_bars, heard, category="name", value="participants", title="People"),
        f"{question}-{dark()}",
    )


def days(look: Looking, chosen: Filters) -> None:
    """How many people had taken part, day by day."""
    frame, rows, marks = _days(look, chosen)
    st.header("People who had taken part, day by day")
    if frame.empty:
        st.write("No contributions with a date under these filters.")
        return
    shown = {"value": "participants", "title": "People", "cumulative": True}
    drawn = spec(activity_by_day, frame, **shown, **marks, dark=dark(), height=340)
    picture(drawn, described(describe_days, frame, **shown), f"days-{dark()}")
    with st.expander("As a table"):
        table(look, rows, "People day by day", chosen.words, "days")
    about(look, ["programme/days"])


@remembered
def _days(look: Looking, chosen: Filters) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    """The days as they are drawn, as a table, and the phases and events that are marked among them."""
    frame = look.ask("programme/days", **chosen.values())
    phases = look.ask("programme/phases").rename(columns={"start_day": "start", "end_day": "end"})
    marks = {"phases": phases[["name", "start", "end"]], "events": look.ask("programme/events")[["name", "day"]]}
    rows = frame.assign(day=pd.to_datetime(frame["day"]).dt.date)
    rows = rows[["day", "contributions", "newcomers", "participants"]].set_axis(
        ["Day", "Contributions", "New people", "People so far"], axis=1
    )
    return frame, rows, marks
