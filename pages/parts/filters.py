"""The filters: one set, in one place, kept in the address, so that a link shows the same view."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts.programme import Looking
from pages.parts.remembering import remembered

WHOLE = "Whole programme"
Choices = dict[tuple[str, str], dict[str, str]]  # list and what it is part of -> name -> code
BOARDS = {"icb_2022": "since 2022", "icb_2026": "from April 2026"}


@dataclass(frozen=True)
class Filters:
    """What is chosen. Empty lists mean all; `items` are items of `framework`; `when`, `where` and `who` say it in
    words.
    """

    framework: str
    since: date | None = None
    until: date | None = None
    areas: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    organisation_kinds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    when: str = ""
    where: str = ""
    who: str = ""

    @property
    def words(self) -> str:
        """What is chosen, in one line."""
        return _joined(self.when, self.where, self.who) or "everything"

    def values(self) -> dict:
        """The parameters that every filtered question takes."""
        names = ("since", "until", "areas", "roles", "organisation_kinds", "items")
        return {name: getattr(self, name) for name in names}

    def everywhere(self) -> "Filters":
        """The same without the choice of areas, for maps that show the chosen among the others."""
        return replace(self, areas=(), where="")


def filters(looking: Looking) -> Filters:
    """Draw the filters in the sidebar and give what is chosen."""
    choices, phases, terms = _choices(looking), looking.ask("programme/phases"), looking.terms()
    with st.sidebar:
        st.header("Show")
        phase, since, until = _time(phases, terms)
        areas, area_words = _areas(looking, choices)
        roles = _several("Roles", "role", _names(choices, "role"))
        kinds = _several("Kinds of organisation", "kind", _names(choices, "organisation_kind"))
        framework = _framework(choices, terms["framework"])
        items = _several("Principles", "principle", _names(choices, "item", framework))
        st.button("Show everything", on_click=_clear, width="stretch")
    when = _joined(phase, _period(since, until))
    who = _joined(*(", ".join(chosen) for chosen in (roles, kinds, items)))
    people = tuple(roles.values()), tuple(kinds.values()), tuple(items.values())
    return Filters(framework, since, until, areas, *people, when, area_words, who)


def choose_areas(names: list[str]) -> None:
    """Make these names of areas the chosen ones, as a click on a map does."""
    st.session_state["area"] = names


def _time(phases: pd.DataFrame, terms: pd.Series) -> tuple[str, date | None, date | None]:
    """The phase and the days chosen, as one period."""
    chosen = st.selectbox("Phase", [WHOLE, *phases["name"]], key="phase", bind="query-params") if len(phases) else WHOLE
    first, last = _day(terms["start_day"]), _day(terms["end_day"])
    limits = {"min_value": first or date(2000, 1, 1), "max_value": last or date.today(), "format": "DD/MM/YYYY"}
    since = st.date_input("From", value=None, key="from", bind="query-params", **limits)
    until = st.date_input("Up to", value=None, key="to", bind="query-params", **limits)
    if chosen == WHOLE:
        return "", since, until
    phase = phases.set_index("name").loc[chosen]
    starts, ends = _day(phase["start_day"]), _day(phase["end_day"])
    return chosen, max(since, starts) if since else starts, min(until, ends) if until else ends


def _areas(looking: Looking, choices: Choices) -> tuple[tuple[str, ...], str]:
    boroughs = _several("Boroughs", "area", _names(choices, "area"))
    members = looking.ask("programme/group_areas")
    boards = {
        f"{name} ({words})": (level, code)
        for level, words in BOARDS.items()
        for name, code in _names(choices, level).items()
    }
    chosen = _several("Integrated care boards", "board", boards)
    inside = [
        row.gss_code
        for level, code in chosen.values()
        for row in members.itertuples()
        if (row.level, row.group_code) == (level, code)
    ]
    return tuple(dict.fromkeys([*boroughs.values(), *inside])), ", ".join([*boroughs, *chosen])


def _framework(choices: Choices, own: str) -> str:
    frameworks = _names(choices, "framework")
    names = sorted(frameworks, key=lambda name: frameworks[name] != own)
    return frameworks[st.selectbox("Read under", names, key="framework", bind="query-params", help=READ_UNDER)]


READ_UNDER = (
    "The same votes can be read under another set of principles. "
    "Which principle became which is a proposal that a lead can edit."
)


def _several(label: str, key: str, options: dict) -> dict:
    """A list to choose several from; gives name -> value of those chosen, those that are no option left out."""
    chosen = st.multiselect(label, list(options), key=key, bind="query-params", placeholder="All")
    return {name: options[name] for name in chosen if name in options}


def _names(choices: Choices, wanted: str, parent: str = "") -> dict[str, str]:
    return choices.get((wanted, parent), {})


@remembered
def _choices(looking: Looking) -> Choices:
    """What there is to choose from in each list: name -> code."""
    found: Choices = {}
    for row in looking.ask("programme/choices").itertuples():
        found.setdefault((row.list, row.parent), {})[row.name] = row.code
    return found


def _clear() -> None:
    for key, empty in {
        "phase": WHOLE,
        "from": None,
        "to": None,
        "area": [],
        "board": [],
        "role": [],
        "kind": [],
        "principle": [],
    }.items():
        st.session_state[key] = empty


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _period(since: date | None, until: date | None) -> str:
    parts = [f"from {since:%d %B %Y}" if since else "", f"up to {until:%d %B %Y}" if until else ""]
    return " ".join(part for part in parts if part)


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
