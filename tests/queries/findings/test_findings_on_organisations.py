"""What is said of organisations."""

from datetime import date

import pandas as pd
import pytest

from queries.findings.organisations import (
    covered,
    double_counting,
    extremes,
    gaps,
    never_listed,
    not_heard,
    states,
    to_review,
)


def organisations(*rows: tuple[int, bool | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["participants", "invited"])


def grid(**states_of_kinds: list[str]) -> pd.DataFrame:
    rows = [(kind, state) for kind, states in states_of_kinds.items() for state in states]
    return pd.DataFrame(rows, columns=["kind", "state"])


def placed(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "people", "depth"])


def in_boroughs(*rows: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["participants", "boroughs"])


def test_states_are_counted_as_of_a_day():
    frame = pd.DataFrame({"state": ["new", "dormant", "dormant", "silent", "not invited"]})
    said = "1 new, 2 dormant, 1 invited and silent, 1 listed, not invited and silent"
    assert states(frame, date(2015, 10, 30)) == f"As of 30 October 2015: {said}"
    assert states(frame, None) == said
    assert states(frame.iloc[:0], None) == "No organisation is known"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No organisation has been heard yet"),
        ([(0, 0)], "No organisation has been heard yet"),
        ([(9, 5), (1, 1), (0, 0)], "Boroughs together count 6, London 2: 1 organisation is in several"),
        ([(9, 5), (9, 2)], "Boroughs together count 7, London 2: 2 organisations are in several"),
        ([(1, 1)], "Boroughs together count 1, London 1: no organisations are in several"),
        (
            [(4, 2), (3, 0)],
            "Boroughs together count 2, London 2: 1 organisation is in several; "
            "1 in none: in the City, or nobody knows in which",
        ),
    ],
)
def test_what_boroughs_count_twice_is_said(rows, sentence):
    assert double_counting(in_boroughs(*rows)) == sentence


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ({}, "No organisation of a known kind is known in any borough"),
        ({"GP": ["none", "none"]}, "No organisation of a known kind is known in any borough"),
        ({"GP": ["heard", "heard"]}, "Every known kind of organisation was heard in every borough"),
        ({"GP": ["heard", "none"], "CCG": ["none", "none"]}, "Most often missing: GP, not heard in 1 of 2 boroughs"),
        (
            {"GP": ["heard"] * 3, "CCG": ["silent", "silent", "heard"], "Arts": ["none", "none", "heard"]},
            "Most often missing: Arts and CCG, not heard in 2 of 3 boroughs; most often invited and silent: CCG, in 2",
        ),
        (
            {"GP": ["silent"]},
            "Most often missing: GP, not heard in 1 of 1 borough; most often invited and silent: GP, in 1",
        ),
    ],
)  # fmt: skip
def test_the_most_frequent_gap_is_named(kinds, sentence):
    assert gaps(grid(**kinds)) == sentence


def test_kinds_of_which_none_is_known_are_named_apart():
    assert never_listed(grid(GP=["heard", "none"], Arts=["none", "none"])) == "Not one is known of: Arts"
    assert never_listed(grid(GP=["silent"])) == ""


def test_the_broadest_and_the_deepest_are_named_the_deepest_only_of_those_with_enough_people():
    assert extremes(placed(), 5) == "No organisation has been heard yet"
    assert extremes(placed(("A", 1, 90.0)), 5) == "Broadest: A, 1 person"
    assert extremes(placed(("A", 9, 2.0), ("B", 9, 2.0)), 5) == "Broadest: A, 9 people"
    rows = [("A", 30, 4.0), ("B", 5, 12.25), ("C", 6, 1.5), ("D", 2, 80.0)]
    assert extremes(placed(*rows), 5) == (
        "Broadest: A, 30 people. Deepest of those with 5 people or more: B, 12.2 contributions a person; "
        "least deep: C, 1.5"
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([(3, True), (0, True), (0, True), (0, False)], "2 of 3 invited organisations are silent"),
        ([(0, True)], "1 of 1 invited organisation is silent"),
        ([(3, True), (1, None)], "None of 1 invited organisation is silent"),
        ([], "How many organisations were not heard is not known: none was heard and none was invited"),
        ([(9, False)], "No sign of more organisations than the 1 heard"),
        (
            [(1, False)] * 3 + [(2, None)] * 3 + [(5, False)] * 20,
            "No sign of more organisations than the 26 heard",
        ),
        (
            [(1, False)] * 31 + [(2, False)] * 18 + [(5, False)] * 44,
            "At least 24 more organisations not heard (95% interval 10 to 59)",
        ),
    ],
)
def test_the_unseen_are_exact_with_a_list_and_at_least_so_many_without(rows, sentence):
    assert not_heard(organisations(*rows)) == sentence


def test_the_coverage_of_the_sample_is_a_chance_and_says_its_people():
    said = "The next person to take part is of an organisation already heard with a chance of"
    assert covered(organisations((1, True), (9, False))) == f"{said} 90% (from 10 people)"
    assert covered(organisations((0, True))).endswith("is not known")


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (0, "No name looks like another spelling of a known organisation"),
        (1, "1 name is probably another spelling of a known organisation"),
        (3, "3 names are probably another spelling of a known organisation"),
    ],
)
def test_how_many_names_wait_is_said(pairs, sentence):
    assert to_review(pairs) == sentence
