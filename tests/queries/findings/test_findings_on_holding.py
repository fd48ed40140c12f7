"""Verdicts and sentences on whether majorities hold, case by case."""

import pandas as pd
import pytest

from queries.findings.holds import because, heading, misleading, only_because, other_ways, rule, verdict, weakest
from queries.stats.simpson import Reversal

NAN = float("nan")
TRUST = "Lea Marsh Trust"


@pytest.mark.parametrize(
    ("people", "as_cast", "otherwise", "two_camps", "expected"),
    [
        (0, 0, [], False, "no votes"),
        (7, 1, [1], False, "too few people"),
        (8, 1, [1, 1, 1], False, "robust"),
        (8, 1, [], False, "robust"),
        (80, -1, [-1, -1], False, "robust"),
        (80, 1, [1, 0, 1], False, "fragile"),
        (80, 1, [1, -1], False, "fragile"),
        (80, 0, [0, 0], False, "divided"),
        (80, 0, [1, 1], False, "divided"),
        (80, 1, [1, 1], True, "divided"),
    ],
)
def test_the_verdict_follows_the_rule_on_the_screen(people, as_cast, otherwise, two_camps, expected):
    assert verdict(people, as_cast, otherwise, two_camps, few=8) == expected


def test_the_rule_names_its_numbers():
    assert "20% or more of the people" in rule(8) and "fewer than 8 people" in rule(8)


def judged(*rows):
    return pd.DataFrame(rows, columns=["name", "verdict", "because"])


A, B = ("Data access", "robust", ""), ("Joint planning", "robust", "")
FRAGILE = ("Integrated leadership", "fragile", f"without {TRUST} no clear majority")
DIVIDED = ("Pooled resources", "divided", "no clear majority as cast")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([A, B], "2 of 2 principles are robust"),
        ([A, FRAGILE, DIVIDED], f"1 of 3 principles is robust; Integrated leadership is fragile: without {TRUST} no "
         "clear majority; Pooled resources is divided"),
        ([A, FRAGILE, ("Work", "fragile", "x")], "1 of 3 principles is robust; Integrated leadership and "
         "Work are fragile"),
        ([A, DIVIDED, ("Work", "too few people", "")], "1 of 3 principles is robust; Pooled resources is divided; "
         "too few people voted on Work"),
        ([A, ("Work", "no votes", "")], "Data access is robust"),
        ([FRAGILE], f"Integrated leadership is fragile: without {TRUST} no clear majority"),
        ([("Work", "too few people", "")], "Too few people voted to say whether a majority holds"),
        ([("Work", "no votes", "")], "No votes yet"),
    ],
)  # fmt: skip
def test_the_heading_counts_the_robust_and_names_the_others(rows, expected):
    assert heading(judged(*rows)) == expected


def test_votes_under_no_principle_are_not_called_none():
    assert heading(judged(("Work", "no votes", "")), 12) == "12 votes, none of them under a principle yet"


def sides(label, *rows):
    return pd.DataFrame(rows, columns=[label, "side"])


def test_the_reason_is_an_organisation_first_and_then_a_way_of_counting():
    ways = sides("way", ("one voice for each person", 1), ("boroughs counted equally", 0))
    held, turned = sides("organisation", (TRUST, 1)), sides("organisation", (TRUST, -1), ("Other", 0))
    assert because(1, ways, turned) == f"without {TRUST} a clear majority against"
    assert because(1, ways, held) == "no clear majority with boroughs counted equally"
    assert because(1, ways.head(1), held) == ""
    assert because(0, ways, held) == "no clear majority as cast"
    assert because(1, ways.head(1), held, two_camps=True) == "two camps"


def left(*rows):
    return pd.DataFrame(rows, columns=["organisation", "p", "side"])


@pytest.mark.parametrize(
    ("p", "as_cast", "without", "expected"),
    [
        (0.71, 1, left((TRUST, 0.51, 0), ("B", 0.7, 1)), f"It is not sure without one. Without {TRUST} 51% of the "
         "votes are for, instead of 71%: no clear majority."),
        (0.61, 1, left((TRUST, 0.44, -1), ("B", 0.52, 0)), f"Yes, it hangs on one. Without {TRUST} 44% of the "
         "votes are for, instead of 61%: a clear majority against. So it is without one other."),
        (0.71, 1, left((TRUST, 0.68, 1), ("B", 0.7, 1)), "No. Leave out any one of 2 organisations: still a clear "
         f"majority for. The largest change: without {TRUST} 68% of the votes are for, instead of 71%."),
        (0.71, 1, left((TRUST, 0.712, 1)), "No. Leave out the only organisation known: still a clear majority for. The "
         f"largest change: without {TRUST} it stays at 71% of the votes for."),
        (0.5, 0, left((TRUST, 0.48, 0)), "No one organisation decides it. Leave out the only organisation known: still "
         f"no clear majority. The largest change: without {TRUST} 48% of the votes are for, instead of 50%."),
        (0.5, 0, left((TRUST, 0.4, -1)), f"As cast there is no clear majority. Without {TRUST} 40% of the votes are "
         "for, instead of 50%: a clear majority against."),
        (0.9, 1, left((TRUST, NAN, 0)), f"Yes, it hangs on one. Without {TRUST} nobody is left: no clear majority."),
        (0.9, 1, left(), "No organisation of anybody who voted is known, so none can be left out."),
    ],
)  # fmt: skip
def test_whether_it_is_only_because_of_one_organisation_is_answered(p, as_cast, without, expected):
    assert only_because(p, as_cast, without) == expected


def test_other_ways_of_counting_that_say_otherwise_are_named():
    ways = sides("way", ("one voice", 1), ("boroughs equally", 0), ("by residents", 0), ("by role", -1))
    assert other_ways(1, ways) == (
        "No clear majority with boroughs equally and by residents; a clear majority against with by role; the others "
        "say the same."
    )
    assert other_ways(1, ways.head(1)) == "The one other way of counting says the same: a clear majority for."
    assert other_ways(1, ways.tail(1)) == "A clear majority against with by role."
    assert other_ways(1, ways.head(0)) == "No other way of counting is possible here."


def groups(*rows):
    return pd.DataFrame(rows, columns=["name", "p", "smoothed", "people", "clear"]).assign(p_all=0.7)


def test_the_weakest_group_is_named_only_where_the_difference_is_clear():
    gp, nurse, carer = ("GP", 0.3, 0.34, 60, True), ("Nurse", 0.75, 0.74, 80, False), ("Carer", 0.4, 0.5, 20, True)
    happy = ("Manager", 0.95, 0.93, 40, True)
    assert weakest(groups(gp, nurse, happy), "role") == (
        "Weakest role: GP, 30% for against 70% of all (60 people; smoothed 34%)."
    )
    assert weakest(groups(carer, nurse, gp), "role").endswith("; also clearly lower: Carer.")
    assert weakest(groups(nurse, happy), "role") == "Weakest role: no clear difference between 2."
    assert weakest(groups(gp), "role") == "Weakest role: fewer than two have enough people to compare."


def test_a_whole_that_misleads_is_said_in_one_sentence():
    found = Reversal(0.59, 0.67, 5, 4, 0.7, 1.8, 0.01)
    assert misleading(found, "Outer London", "Inner London", "roles") == (
        "Inner London is more for it than Outer London (67% against 59% for), yet within 4 of the 5 roles with enough "
        "people on both sides it is the other way round: the whole misleads."
    )
    assert misleading(Reversal(0.59, 0.67, 5, 2, 0.7, 0.8, 0.01), "a", "b", "roles") == ""
