"""Responses to the declaration on a page: which filters fit them, their principles, and what they are counted by."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from geo.areas import levels
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from queries.stats.progress import counted_stages, latest_stages

KINDS = {"case_study": "Case studies", "help_wanted": "Help wanted", "disagreement": "Disagreements",
         "champion": "Champions"}  # fmt: skip
OTHER = "Other"
NO_ITEM = "none"
BY = {"Principle": "item", "Kind": "organisation_kind", "Borough": "gss_code"}


def answered(chosen: Filters) -> dict:
    """What questions on responses take of the filters: days (of London), areas, kinds of organisation, principles."""
    return {
        "answered_from": _midnight(chosen.since),
        "answered_before": _midnight(chosen.until and chosen.until + timedelta(days=1)),
        "answered_for": chosen.areas,
        "answered_by": chosen.organisation_kinds,
        "answered_on": chosen.items,
    }


def _midnight(day: date | None) -> datetime | None:
    """The moment a day of London begins, in UTC."""
    if day is None:
        return None
    begins = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Europe/London"))
    return begins.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)


def items_of(look: Looking, framework: str) -> pd.DataFrame:
    """Which item of the framework stands for a principle: item, name, principle, in the framework's order."""
    frame = look.ask("afterwards/counterparts")
    return frame[frame["framework"] == framework][["item", "name", "principle"]]


def boards() -> dict[str, str]:
    """Area -> its integrated care board of 2022."""
    known = levels()
    known = known[known["level"] == "icb_2022"]
    return dict(zip(known["gss_code"], known["group_code"], strict=True))


def everybody(look: Looking, chosen: Filters, responses: pd.DataFrame) -> pd.DataFrame:
    """Organisations that could have answered: listed or heard, and those that answered: name, kind, participants.

    Areas and kinds of organisation choose among them; days, roles and principles do not.
    """
    where = Filters(chosen.framework, areas=chosen.areas, organisation_kinds=chosen.organisation_kinds)
    known = look.ask("organisations/list", **where.values())[["organisation", "name", "kind", "participants"]]
    more = responses[["organisation", "organisation_name", "organisation_kind"]].drop_duplicates("organisation_name")
    more = more.set_axis(["organisation", "name", "kind"], axis=1).assign(participants=0)
    return pd.concat([known, more[~more["name"].isin(known["name"])]], ignore_index=True)


def under_items(responses: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Responses with the item they are under, one row each item; `NO_ITEM` where there is none in this framework."""
    frame = responses.merge(items[["item", "principle"]], on="principle", how="left")
    return frame.assign(item=frame["item"].fillna(NO_ITEM))


def counted_by(
    look: Looking, by: str, responses: pd.DataFrame, members: pd.DataFrame, items: pd.DataFrame
) -> pd.DataFrame:
    """One row a group: code, name, the responses of each kind, then as `queries.stats.progress.counted_stages`.

    by: a value of `BY`. members: as `everybody` gives it. An organisation is in every borough it serves or answered
    for.
    """
    frame = under_items(responses, items) if by == "item" else responses
    names = _groups(look, by, frame, members, items)
    answers = frame.assign(group=frame[by], organisation=frame["organisation_name"])
    latest = of_data(latest_stages, answers, ["group", "organisation"])
    there = _members(look, by, members, list(names))
    there = pd.concat([there, answers[["group", "organisation"]]]).drop_duplicates()
    counts = of_data(counted_stages, latest, there, list(names))
    kind = answers["kind"].where(answers["kind"].isin(KINDS), OTHER)
    kinds = pd.crosstab(answers["group"], kind).reindex(index=list(names), columns=[*KINDS, OTHER], fill_value=0)
    kinds = kinds.fillna(0).astype(int)
    head = pd.DataFrame({"code": list(names), "name": list(names.values())})
    return pd.concat([head, kinds.reset_index(drop=True), counts.drop(columns="group")], axis=1)


def _groups(look: Looking, by: str, frame: pd.DataFrame, members: pd.DataFrame, items: pd.DataFrame) -> dict[str, str]:
    """Code -> name of every group, in order; those with nothing too."""
    if by == "item":
        named = dict(items[["item", "name"]].drop_duplicates().itertuples(index=False, name=None))
        return named | ({NO_ITEM: "No principle of these"} if (frame["item"] == NO_ITEM).any() else {})
    choices = look.ask("programme/choices")
    listed = choices[choices["list"] == ("area" if by == "gss_code" else by)]
    if by == "gss_code":
        return dict(zip(listed["code"], listed["name"], strict=True))
    there = set(members["kind"]) | set(frame[by])
    return {name: name for name in listed["name"] if name in there}


def _members(look: Looking, by: str, members: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Group and organisation of every organisation that could have answered."""
    if by == "organisation_kind":
        return members[["kind", "name"]].set_axis(["group", "organisation"], axis=1)
    if by == "item":
        every = members[["name"]].merge(pd.DataFrame({"group": [g for g in groups if g != NO_ITEM]}), how="cross")
        return every[["group", "name"]].set_axis(["group", "organisation"], axis=1)
    served = look.ask("organisations/areas").drop(columns="name")
    there = served.merge(members[["organisation", "name"]], on="organisation")
    return there[["gss_code", "name"]].set_axis(["group", "organisation"], axis=1)
