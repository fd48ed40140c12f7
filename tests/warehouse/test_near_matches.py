"""Which names are near enough for a lead to look at, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.near_matches import LIKELY, Known, likeness, near_matches

WORDS = st.sampled_from(["Northmere", "Southmere", "Barnet", "Barnsley", "Surgery", "12", "13", "NHS", "Trust", "CNWL"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def alike(one: str, other: str) -> float:
    return likeness(Known(1, one), Known(2, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rookmere Mental Heath Trust", "Rookmere Mental Health Trust"),
        ("Stonequay Hospital Trust", "Stonequay Hospitals Trust"),
        ("Northmere Community Healthcare Trust", "Northmere Community Health Trust"),
        ("Barnet Hosptial", "Barnet Hospital"),
        ("Guy's & St Thomas' NHS FT", "Guys and Saint Thomas NHS Foundation Trust"),
        ("Camden Trust", "Camden NHS Foundation Trust"),
        ("Lea Marsh", "Leamarsh Trust"),
        ("Elm Road Surgery", "Elm Rd Surgery"),
        ("Elm Surgery", "Elm Road Surgery"),
        ("CNWL", "Central and North West London NHS Foundation Trust"),
        ("ELFT", "East London NHS Foundation Trust"),
        ("GP practice 12", "General Practice 12"),
    ],
)
def test_another_spelling_is_near_whichever_comes_first(one, other):
    assert alike(one, other) == alike(other, one) >= LIKELY
    assert near_matches([Known(1, one), Known(2, other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barnet NHS Trust", "Barnsley NHS Trust"),
        ("Barnet Community Mental Health Services", "Barnsley Community Mental Health Services"),
        ("GP practice 12", "GP practice 13"),
        ("Practice 1 of 2", "Practice 2 of 3"),
        ("Eastham Surgery", "Westham Surgery"),
        ("Northwick Surgery", "Southwick Surgery"),
        ("Camden Council", "Hamden Council"),
        ("Cinderlode Clinical Commissioning Group", "Winterlode Clinical Commissioning Group"),
        ("Barnet Council Adult Services", "Barnet Council Health and Care"),
        ("Elm Surgery", "Oak Surgery"),
        ("NHS Trust", "Foundation Trust"),
        ("—", "…"),
    ],
)
def test_another_organisation_is_not(one, other):
    assert alike(one, other) == 0
    assert near_matches([Known(1, one), Known(2, other)]) == []


def test_the_name_that_is_listed_stays_otherwise_the_one_with_more_people():
    listed = Known(1, "Elm Road Surgery", lists=frozenset({7}))
    unlisted, rare = Known(2, "Elm Road Surgrey", people=9), Known(3, "Elm Roads Surgery", people=1)
    assert [pair[:2] for pair in near_matches([listed, unlisted, rare])] == [(2, 1), (3, 1), (3, 2)]


def test_two_names_of_one_list_are_two_organisations_and_of_two_lists_may_be_one():
    names = ("Stonequay Hospital Trust", "Stonequay Hospitals Trust")
    same = [Known(place, name, lists=frozenset({7})) for place, name in enumerate(names)]
    other = [Known(place, name, lists=frozenset({place})) for place, name in enumerate(names)]
    assert near_matches(same) == []
    assert len(near_matches(other)) == 1


@given(st.lists(NAMES, max_size=8))
def test_every_near_pair_is_found_once_and_the_order_of_names_changes_nothing(names):
    known = [Known(place, name) for place, name in enumerate(names)]
    by_hand = {(a, b) for a in range(len(names)) for b in range(a) if likeness(known[a], known[b]) >= LIKELY}
    found = near_matches(known)
    assert near_matches(known[::-1]) == found
    assert {(max(pair[:2]), min(pair[:2])) for pair in found} == by_hand
    assert len(found) == len(by_hand)


def test_thousands_of_names_are_no_trouble():
    practices = [Known(place, f"GP practice {place}") for place in range(3_000)]
    named = [Known(place, f"{chr(97 + place % 26) * 5}{place:b} Road Surgery") for place in range(3_000, 6_000)]
    assert near_matches([*practices, *named]) == []
