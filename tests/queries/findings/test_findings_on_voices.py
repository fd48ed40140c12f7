"""What is said of who speaks most."""

import pandas as pd
import pytest

from queries.findings.voices import concentrated, dominant, enough, heading, returning, unseen

NAN = float("nan")


def given(*rows: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["contributions", "people"])


def days(*rows: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["days", "people"])


def organisations(*rows: tuple[int, bool | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["participants", "invited"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Nobody has taken part yet"),
        ([(900, 1)], "Only 1 person contributed: too few to say who speaks most"),
        ([(1, 18), (50, 1)], "Only 19 people contributed: too few to say who speaks most"),
        ([(3, 20)], "All 20 people gave the same: 3 contributions each"),
        ([(1, 1200)], "All 1,200 people gave the same: 1 contribution each"),
        ([(1, 18), (9, 2)], "The most active 10% gave 50% of contributions"),
        ([(1, 24), (6, 1)], "The most active 10% gave 25% of contributions"),
        ([(1, 90), (1000, 10)], "The most active 10% gave 99% of contributions"),
    ],
)
def test_the_heading_says_what_the_most_active_tenth_gave(rows, sentence):
    assert heading(given(*rows)) == sentence


@pytest.mark.parametrize(
    ("people", "fraction", "said"),
    [(0, 0.1, False), (19, 0.1, False), (20, 0.1, True), (199, 0.01, False), (200, 0.01, True)],
)
def test_the_share_of_a_fraction_is_said_where_it_is_two_people_or_more(people, fraction, said):
    assert enough(people, fraction) is said


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Nobody has taken part yet"),
        ([(1, 1)], "0 of 1 person (0%) contributed on more than one day"),
        ([(1, 750), (2, 200), (9, 50)], "250 of 1,000 people (25%) contributed on more than one day"),
        (
            [(0, 5), (1, 2), (2, 2)],
            "2 of 4 people (50%) contributed on more than one day; of 5 more the days are not known",
        ),
        ([(0, 5)], "On which days people contributed is not known"),
    ],
)
def test_people_come_once_or_come_back(rows, sentence):
    assert returning(days(*rows)) == sentence


@pytest.mark.parametrize(
    ("contributions", "sentence"),
    [
        ([], "No organisation has been heard yet"),
        ([0, 0], "No organisation has been heard yet"),
        ([7, 0], "All contributions of a known organisation come from one"),
        ([10, 10, 10, 0], "3 organisations gave as unevenly as 3 giving equally would"),
        ([80, 10, 10], "3 organisations gave as unevenly as 2 giving equally would"),
    ],
)
def test_organisations_are_as_concentrated_as_fewer_equal_ones(contributions, sentence):
    assert concentrated(pd.DataFrame({"contributions": contributions})) == sentence


def test_with_a_list_of_invited_organisations_the_silent_ones_are_counted():
    assert (
        unseen(organisations((3, True), (0, True), (0, True), (0, False))) == "Not heard: 2 of 3 invited organisations"
    )
    assert unseen(organisations((0, True))) == "Not heard: 1 of 1 invited organisation"
    assert unseen(organisations((3, True), (1, None))) == "Not heard: none of 1 invited organisation"


def test_without_a_list_the_unseen_are_at_least_so_many_as_published_for_barro_colorado():
    once, twice, more = [(1, False)] * 31, [(2, False)] * 18, [(5, False)] * 44
    assert unseen(organisations(*once, *twice, *more)) == "Not heard: at least 24 more organisations"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "How many organisations were not heard is not known: none was heard and none was invited"),
        ([(0, None)], "How many organisations were not heard is not known: none was heard and none was invited"),
        ([(1, False)], "Not heard: no sign of more organisations"),
        ([(1, False), (1, False)], "Not heard: at least 1 more organisation"),
        ([(9, False), (4, None)], "Not heard: no sign of more organisations"),
    ],
)
def test_little_or_nothing_seen_is_said_plainly(rows, sentence):
    assert unseen(organisations(*rows)) == sentence


def test_an_organisation_with_more_than_the_share_of_a_principle_s_votes_is_named_with_it():
    rows = [
        ("Joint planning", 100, "Rookmere", 25),
        ("Integrated teams", 100, "Northmere", 26),
        ("Integrated leadership", 20, "Lea Marsh", 7),
        ("Data access", 0, None, 0),
        ("Pooled resources", 10, None, 0),
    ]
    frame = pd.DataFrame(rows, columns=["name", "votes", "organisation", "organisation_votes"])
    assert dominant(frame, 0.25) == [
        ("35% of the votes on Integrated leadership come from Lea Marsh", "Integrated leadership"),
        ("26% of the votes on Integrated teams come from Northmere", "Integrated teams"),
    ]
    assert dominant(frame, 0.35) == []
    assert dominant(frame.iloc[:0], 0.25) == []
