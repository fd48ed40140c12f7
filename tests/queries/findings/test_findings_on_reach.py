"""The sentences about targets, pace, evenness and neighbours."""

from datetime import date
from math import nan

import pandas as pd
import pytest

from queries.findings import reach
from queries.stats.neighbours import Moran
from queries.stats.pace import IN_TIME, NO_PACE, REACHED, TOO_LATE, Pace

TODAY, END = date(2014, 8, 1), date(2014, 10, 31)


def targets(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure", "dimension", "name", "target", "reached"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No targets have been set"),
        ([("participants", "borough", "Barnet", 20, 20)], "All 1 boroughs have reached their target"),
        (
            [
                ("participants", "borough", "Barnet", 20, 25),
                ("participants", "borough", "Bexley", 20, 10),
                ("participants", "borough", "Sutton", 20, 2),
                ("organisations", "borough", "Merton", 20, 0),
            ],
            "1 of 3 boroughs have reached their target; furthest below: Sutton and Bexley",
        ),
        ([("participants", "role", "Nurse", 10, 10)], "All 1 targets reached"),
        (
            [("participants", "role", "Nurse", 10, 10), ("organisations", "london", "London", 5, 4)],
            "1 of 2 targets reached; furthest below: London",
        ),
    ],
)
def test_the_heading_counts_boroughs_first_and_names_the_furthest_below(rows, sentence):
    assert reach.heading(targets(*rows)) == sentence


@pytest.mark.parametrize(
    ("pace", "today", "words"),
    [
        (Pace(REACHED, date(2014, 7, 3), 1.0), TODAY, "reached on 3 July 2014"),
        (Pace(REACHED, None, 1.0), TODAY, "reached"),
        (Pace(IN_TIME, date(2014, 9, 14), 1.0), TODAY, "at this rate reached on 14 September 2014"),
        (Pace(TOO_LATE, date(2015, 1, 2), 1.0), TODAY, "at this rate not before 2 January 2015"),
        (Pace(TOO_LATE, None, 0.0), TODAY, "at this rate not before the end"),
        (Pace(NO_PACE, None, nan), TODAY, "too early to tell"),
        (Pace(TOO_LATE, None, 0.0), END, "ended 1,018 short"),
    ],
)
def test_pace_is_said_as_a_day_or_as_what_is_missing_at_the_end(pace, today, words):
    assert reach.pace_words(pace, 1018, today, END) == words


def test_evenness_is_said_beside_what_chance_would_give():
    assert reach.evenness_words(0.24, 0.06) == (
        "To be spread like London's residents, 24% of the people heard would have to come from another borough. "
        "If everybody in London were as likely to take part, chance alone would give 6%."
    )
    assert "cannot be said" in reach.evenness_words(nan, 0.06)
    assert reach.variation_words(0.56, 0.03) == (
        "The boroughs' rates vary by 56% around London's average; 3% would be chance."
    )
    assert reach.variation_words(nan, 0.03) == ""


def test_boroughs_outside_the_funnel_are_named_on_their_side():
    flags = pd.DataFrame({"name": ["Barnet", "Camden", "Sutton"], "flag": ["within", "above", "below"]})
    assert reach.funnel_words(flags) == (
        "Heard more than chance can explain: Camden. Heard less than chance can explain: Sutton."
    )
    assert reach.funnel_words(flags.assign(flag="within")) == (
        "No borough differs from London's average by more than chance can explain."
    )


def test_neighbours_are_alike_only_where_chance_does_not_explain_it():
    clusters = pd.DataFrame({"name": ["Hackney", "Bexley"], "cluster": ["high among high", ""]})
    assert reach.neighbours_words(Moran(0.44, -0.03, 0.01, 0.002, 32), clusters) == (
        "Boroughs side by side are alike (Moran's I 0.44, p 0.002). Heard much, among neighbours heard much: Hackney."
    )
    assert reach.neighbours_words(Moran(0.01, -0.03, 0.01, 0.3, 32), clusters) == (
        "Boroughs side by side are no more alike than chance would make them."
    )
    assert reach.neighbours_words(Moran(nan, nan, nan, nan, 0), clusters) == ""
