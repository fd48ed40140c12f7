"""What is said of what changed since a day, and of days and weeks that are not whole."""

from datetime import date

import pandas as pd
import pytest

from queries.findings.changes import gained, heading, not_whole, sentences

DAY = date(2014, 7, 4)


def since(before: dict[str, int], now: dict[str, int]) -> pd.DataFrame:
    """What was gained where so many people had been heard of each code; the names are the codes."""
    codes = {**before, **now}
    rows = [(code, code.capitalize(), before.get(code, 0), now.get(code, 0)) for code in codes]
    return gained(pd.DataFrame(rows, columns=["code", "name", "before", "now"]))


def london(before: int, now: int) -> pd.DataFrame:
    """32 boroughs, of which so many were heard before and so many are now, with one person each."""
    names = [f"borough{place:02d}" for place in range(32)]
    return since(
        {name: int(place < before) for place, name in enumerate(names)},
        {name: int(place < now) for place, name in enumerate(names)},
    )


NOTHING = since({}, {})


def test_what_was_gained_is_the_difference_of_two_answers_most_first():
    found = since({"camden": 4, "brent": 0, "old": 2}, {"camden": 6, "brent": 5, "sutton": 2, "old": 2})
    assert found.values.tolist() == [
        ["brent", "Brent", 0, 5, 5, True],
        ["camden", "Camden", 4, 6, 2, False],
        ["sutton", "Sutton", 0, 2, 2, True],
        ["old", "Old", 2, 2, 0, False],
    ]


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 0, 0), "Nobody heard for the first time since 4 July 2014"),
        ((1, 0, 0), "1 person heard for the first time since 4 July 2014"),
        ((1200, 3, 0), "1,200 people and 3 organisations heard for the first time since 4 July 2014"),
        ((5, 1, 2), "5 people, 1 organisation and 2 boroughs heard for the first time since 4 July 2014"),
        ((5, 0, 1), "5 people and 1 borough heard for the first time since 4 July 2014"),
    ],
)
def test_the_heading_counts_who_is_new(numbers, sentence):
    assert heading(DAY, *numbers) == sentence


@pytest.mark.parametrize(
    ("boroughs", "sentence"),
    [
        (london(0, 0), "No borough has been heard yet."),
        (london(30, 30), "No new borough: 30 of 32 had been heard before."),
        (london(32, 32), "No new borough: all 32 had been heard before."),
        (london(30, 31), "New borough: Borough30; 31 of 32 are heard now."),
        (london(30, 32), "New boroughs: Borough30 and Borough31; all 32 are heard now."),
        (london(0, 32), "New boroughs: Borough00, Borough01, Borough02, Borough03 and 28 more; all 32 are heard now."),
    ],
)
def test_new_boroughs_are_named(boroughs, sentence):
    assert sentences(boroughs, NOTHING, NOTHING)[0] == sentence


@pytest.mark.parametrize(
    ("organisations", "sentence"),
    [
        (NOTHING, "No new organisation."),
        (since({"trust": 1}, {"trust": 3}), "No new organisation."),
        (since({"trust": 0}, {"trust": 1}), "1 new organisation: Trust."),
        (since({}, {"trust": 1, "charity": 4}), "2 new organisations: Charity and Trust."),
    ],
)
def test_new_organisations_are_named_whether_they_were_listed_before_or_not(organisations, sentence):
    assert sentences(london(0, 0), organisations, NOTHING)[1] == sentence


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        (since({"gp": 1}, {"gp": 2}), "No role heard for the first time."),
        (since({"gp": 1, "nurse": 0}, {"gp": 2, "nurse": 1}), "Heard for the first time in the role of: Nurse."),
        (since({"other": 0, "unknown": 0}, {"other": 3, "unknown": 4}), "No role heard for the first time."),
    ],
)
def test_new_roles_are_named_and_the_unknown_is_none(roles, sentence):
    assert sentences(london(0, 0), NOTHING, roles)[2] == sentence


@pytest.mark.parametrize(
    ("boroughs", "sentence"),
    [
        (london(32, 32), "No borough has more people than before."),
        (since({"camden": 1}, {"camden": 3}), "Most people were added in Camden (1 to 3)."),
        (
            since({"a": 1, "b": 0, "c": 1, "d": 2}, {"a": 1001, "b": 30, "c": 3, "d": 4}),
            "Most people were added in A (1 to 1,001), B (0 to 30) and C (1 to 3).",
        ),
    ],
)
def test_the_biggest_moves_are_named_with_before_and_after(boroughs, sentence):
    assert sentences(boroughs, NOTHING, NOTHING)[3] == sentence


@pytest.mark.parametrize(
    ("cut", "step", "sentence"),
    [
        ([], 1, ""),
        (["", ""], 7, ""),
        (
            ["", "data"],
            1,
            "Not whole: the data ends on 4 July 2014, and more may have come in that day.",
        ),
        (["choice", ""], 7, "Not whole: the days chosen cut a week."),
        (["choice", "choice"], 7, "Not whole: the days chosen cut 2 weeks."),
        (
            ["choice", "", "data"],
            7,
            "Not whole: the data ends on 4 July 2014, and more may have come in that week; "
            "the days chosen cut a week.",
        ),
    ],
)
def test_periods_that_are_not_whole_are_said_with_the_reason(cut, step, sentence):
    assert not_whole(pd.Series(cut, dtype=str), step, DAY) == sentence
