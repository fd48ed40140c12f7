"""What each area thought of every principle: the sample's raw rows, and the same question one principle at a time."""

from collections import defaultdict
from datetime import date

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

LEAD = Viewer(Role.LEAD)
CHOICES = {
    "nothing": {},
    "some days": {"since": date(2014, 6, 30), "until": date(2014, 7, 20)},
    "two boroughs": {"areas": ["E09000022", "E09000029"]},
    "two principles": {"items": ["vision-2014:1", "vision-2014:6"]},
    "nobody": {"roles": ["nobody"]},
}
SUMS = list(plain.sums([]))


def answer(release, name: str, **chosen):
    asked = fitting(question(name), NOTHING_CHOSEN | chosen)
    return ask(name, LEAD, release, **asked)


@pytest.mark.parametrize("framework", ["vision-2014", "declaration-2014"])
@pytest.mark.parametrize("direct", [False, True], ids=["on ideas", "on principles"])
@pytest.mark.parametrize("name", CHOICES)
def test_each_area_has_the_votes_of_the_raw_rows_on_each_principle(sample_release, name, direct, framework):
    chosen = NOTHING_CHOSEN | CHOICES[name]
    given = defaultdict(list)
    for each in plain.counted(chosen):
        if each.kind == "vote" and each.direct == direct:
            given[each.principle, plain.people()[each.person].area].append(each)
    found = answer(sample_release, "votes/areas_by_item", **CHOICES[name], direct=direct, framework=framework)
    places = [*plain.code_of_area().values(), "several", "outside", "unknown"]
    items = [item for item in plain.items() if item.startswith(f"{framework}:")]
    expected = {
        (item, area): plain.sums([each for principle in plain.items()[item] for each in given[principle, area]])
        for item in items for area in places
    }  # fmt: skip
    assert {(row["item"], row["group_code"]): {key: row[key] for key in SUMS} for row in found.to_dict("records")} == (
        expected
    )


@pytest.mark.parametrize("level", ["borough", "icb_2022", "icb_2026", "inner_outer", "london"])
def test_the_rows_of_a_principle_are_those_of_the_question_about_one(sample_release, level):
    together = answer(sample_release, "votes/areas_by_item", level=level)
    for item, rows in together.groupby("item"):
        alone = answer(sample_release, "votes/areas", level=level, items=[item])
        assert rows[list(alone.columns)].to_dict("records") == alone.to_dict("records")


@pytest.mark.parametrize("level", ["borough", "inner_outer"])
def test_areas_and_people_without_one_are_all_the_votes_of_a_principle(sample_release, level):
    together = answer(sample_release, "votes/areas_by_item", level=level).groupby("item", sort=False)[SUMS].sum()
    principles = answer(sample_release, "votes/principles").set_index("item")[SUMS]
    assert together.to_dict() == principles.to_dict()
