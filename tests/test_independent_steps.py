"""How far the sample's people came, worked out from the raw rows in plain Python, is what the questions give."""

import tomllib
from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

CHOICES = {
    "nothing": {},
    "up to a day": {"last_day": date(2014, 7, 10)},
    "the second phase": {"first_day": date(2015, 3, 1), "last_day": date(2015, 10, 31)},
    "two roles": {"roles": ["gp", "service_user"]},
    "no borough": {"areas": ["several", "unknown", "outside"]},
    "a kind of organisation": {"organisation_kinds": ["local_authority"]},
    "several at once": {"first_day": date(2014, 6, 1), "areas": ["E09000030", "E09000025"], "roles": ["nurse", "gp"]},
}


@pytest.fixture(params=list(CHOICES))
def chosen(request):
    """One set of filters after the other."""
    return NOTHING_CHOSEN | CHOICES[request.param]


@pytest.fixture
def answer(sample_release, chosen):
    """Asks a question under the filters: one dictionary a row."""

    def under_filters(name: str, **more) -> list[dict]:
        frame = ask(name, Viewer(Role.LEAD), sample_release, **fitting(question(name), chosen | more))
        return frame.to_dict("records")

    return under_filters


@cache
def events() -> dict[str, str]:
    """Event -> its day as text."""
    terms = tomllib.loads((plain.PROJECT / "data/sample/programme.toml").read_text(encoding="utf-8"))
    return {event["id"]: str(event["day"]) for event in terms["event"]}


def everyone(chosen) -> list[dict]:
    """What each of the people chosen did, by the last day that counts."""
    last, first = str(chosen["last_day"] or "9999"), str(chosen["first_day"] or "0000")
    gave, came = defaultdict(set), defaultdict(set)
    for each in plain.events():
        if each.day <= last:
            gave[each.person].add(each.kind)
    for row in plain.rows("attendance"):
        if events()[row["event"]] <= last:
            came[row["participant_id"]].add(row["event"])
    found = []
    for row in plain.rows("participants"):
        who, person = plain.people()[row["participant_id"]], row["participant_id"]
        fits = (
            first <= row["joined_at"][:10] <= last
            and (not chosen["areas"] or who.area in chosen["areas"])
            and (not chosen["roles"] or who.role in chosen["roles"])
            and (not chosen["organisation_kinds"] or who.organisation_kind in chosen["organisation_kinds"])
        )
        if fits:
            channel = plain.words("channel")[row["channel"].casefold()]
            marks = {"gave": gave[person], "came": came[person], "organisation": who.organisation}
            found.append(marks | {"whole": "whole", "channel": channel, "role": who.role, "borough": who.area})
    return found


def tally(people: list[dict]) -> dict[str, int]:
    """The counts of one row."""
    heard = {each["organisation"] for each in people if each["gave"]} - {""}
    return {
        "people": len(people),
        "registered": len(people),
        "took_part": sum(bool(each["gave"]) for each in people),
        "registered_took_part": sum(bool(each["gave"]) for each in people),
        "gave_idea": sum("idea" in each["gave"] for each in people),
        "gave_comment": sum("comment" in each["gave"] for each in people),
        "gave_vote": sum("vote" in each["gave"] for each in people),
        "attended": sum(bool(each["came"]) for each in people),
        "attended_took_part": sum(bool(each["came"]) and bool(each["gave"]) for each in people),
        "attended_registered": sum(bool(each["came"]) for each in people),
        "organisations": len(heard),
        "organisations_responded": len(heard & {row["organisation"] for row in plain.rows("responses")}),
    }


@pytest.mark.parametrize("by", ["whole", "channel", "role", "borough"])
def test_so_many_people_came_so_far(answer, chosen, by):
    people = everyone(chosen)
    found = {row.pop("code"): row for row in answer("way_in/steps", by=by)}
    assert {each[by] for each in people} <= set(found)
    for code, row in found.items():
        row.pop("name")
        assert row == tally([each for each in people if each[by] == code])


def test_so_many_people_came_to_each_event(answer, chosen):
    people = everyone(chosen)
    expected = []
    for event, day in sorted(events().items(), key=lambda each: each[::-1]):
        if day <= str(chosen["last_day"] or "9999"):
            there = [each for each in people if event in each["came"]]
            expected.append((event, len(there), sum(bool(each["gave"]) for each in there), len(there)))
    found = answer("way_in/events")
    assert [(row["event"], row["attended"], row["took_part"], row["registered"]) for row in found] == expected


def test_views_are_those_of_the_file(sample_release):
    found = ask("way_in/views", Viewer(Role.LEAD), sample_release)
    views = plain.read("data/sample/reach.csv")
    expected = sorted((row["channel"].replace("-", ""), row["day"], int(row["views"])) for row in views)
    given = zip(found["channel"], found["day"].astype(str), found["views"], strict=True)
    assert sorted(given) == expected
