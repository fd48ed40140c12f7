"""What is said of published figures: about, at least, hidden."""

import pandas as pd
import pytest

from queries.findings.impact import Boroughs, headline, said_heading, said_words, where_heading, where_words
from queries.findings.impact_afterwards import (
    NOT_A_SAMPLE,
    ROUNDED,
    fair_heading,
    fair_words,
    led_heading,
    led_words,
    limits,
    phase_words,
    phases_heading,
)

NAN = float("nan")


def areas(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group_name", "kind", "participants", "rate"])


def boroughs(**participants: float) -> pd.DataFrame:
    return areas(*((name, "borough", number, number / 10) for name, number in participants.items()))


def voted(*rows: tuple[str, float, float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "n", "p", "low", "high"])


def compared(*rows: tuple[str, float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "rate", "low", "high"])


def phases(*rows: tuple[str, float, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "participants", "shown", "hidden", "silent"])


@pytest.mark.parametrize(
    ("people", "organisations", "where", "sentence"),
    [
        (1440, 187, (28, 4, 0), "About 1,440 people from 187 organisations took part, in at least 28 of 32 boroughs"),
        (30, 1, (1, 0, 31), "About 30 people from 1 organisation took part, in 1 of 32 boroughs"),
        (500, 0, (32, 0, 0), "About 500 people took part, in all 32 boroughs"),
        (40, 0, (0, 0, 32), "About 40 people took part"),
        (40, NAN, (0, 0, 32), "About 40 people took part"),
        (0, 0, (0, 0, 32), "Nobody has taken part yet"),
        (
            NAN, 3, (0, 2, 30),
            "The number of people who took part is not published: it is small, or would give a small one away",
        ),
    ],
)  # fmt: skip
def test_the_headline_says_who_took_part_and_no_more_than_is_published(people, organisations, where, sentence):
    assert headline(people, organisations, Boroughs(*where)) == sentence


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (
            boroughs(Brent=20, Camden=50, Newham=70, Sutton=10),
            "Heard most, for their residents: Newham, Camden and Brent",
        ),
        (boroughs(Brent=20, Sutton=0), "People were heard in Brent"),
        (boroughs(Brent=NAN, Sutton=0), "In no borough enough people took part for their number to be published"),
        (boroughs(Brent=0), "Nobody was heard in any borough yet, or it is not known where people work or live"),
    ],
)
def test_the_map_says_where_most_were_heard(frame, sentence):
    assert where_heading(frame) == sentence


def test_hidden_and_silent_boroughs_are_named_and_the_city_is_apart():
    frame = pd.concat([boroughs(Bexley=NAN, Brent=20, Sutton=0), areas(("City of London", "city", 10, NAN))])
    assert where_words(frame) == [
        "The number of people is hidden in Bexley: too few, or needed to protect so few elsewhere.",
        "Nobody took part in Sutton.",
        "The City of London is not one of the 32; its number of people is about 10.",
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No votes on principles have been published yet"),
        ([("A", NAN, NAN, NAN, NAN)], "No votes on principles have been published yet"),
        ([("A", 100, 0.9, 0.8, 0.95)], "A clear majority for A"),
        ([("A", 100, 0.9, 0.8, 0.95), ("B", 100, 0.8, 0.6, 0.9)], "A clear majority for each of 2 principles"),
        (
            [("A", 100, 0.9, 0.8, 0.95), ("B", 100, 0.5, 0.4, 0.6), ("C", 50, 0.2, 0.1, 0.4)],
            "A clear majority for 1 of 3 principles; against C; no clear majority on B",
        ),
    ],
)
def test_a_majority_is_clear_where_its_interval_does_not_hold_one_half(rows, sentence):
    assert said_heading(voted(*rows)) == sentence


def test_the_largest_and_the_smallest_share_are_told_with_interval_and_votes():
    rows = voted(("A", 1150, 0.89, 0.86, 0.91), ("B", 990, 0.46, 0.42, 0.51), ("C", NAN, NAN, NAN, NAN))
    assert said_words(rows, on_a_scale=True) == [
        "Most of all for A (89% of about 1,150 votes; 95% interval 86% to 91%); least for B (46% of about 990 votes; "
        "95% interval 42% to 51%).",
        "Votes on C are hidden: too few people, or too few votes on one side.",
        "People gave 1 to 5: here 4 and 5 are for, 3 is neutral, 1 and 2 are against.",
    ]


@pytest.mark.parametrize(
    ("frameworks", "responses", "sentence"),
    [
        ([], 0, "What it led to is not recorded yet"),
        ([], 1, "One organisation answered"),
        ([("Our Declaration", 5)], 0, "The principles became 5 items of Our Declaration"),
        (
            [("D", 5), ("U", 1)],
            150,
            "The principles became 5 items of D and 1 item of U; organisations answered 150 times",
        ),
    ],
)
def test_what_it_led_to_names_frameworks_and_responses(frameworks, responses, sentence):
    assert led_heading(frameworks, responses) == sentence


def test_responses_are_told_by_kind():
    kinds = pd.DataFrame({"name": ["Case study", "Champion", "Other"], "responses": [46, 1, 0]})
    assert led_words(kinds)[0].startswith("Responses by kind: case study 46 and champion 1.")
    assert led_words(kinds.head(0)) == ["No response to the declaration has been recorded yet."]


@pytest.mark.parametrize(
    ("rows", "average", "sentence"),
    [
        ([("A", NAN, NAN, NAN)], NAN, "Too little is published to say how evenly London was heard"),
        (
            [("A", 1, 0.5, 2)], 1.0,
            "No borough was heard clearly more or less than London, for its number of residents",
        ),
        (
            [("A", 3, 2, 4), ("B", 1, 0.5, 2)], 1.0,
            "Of 2 boroughs with a number, 1 was heard clearly more than London, for the number of residents",
        ),
        (
            [("A", 3, 2, 4), ("B", 0.2, 0.1, 0.5), ("C", 0.3, 0.1, 0.6)], 1.0,
            "Of 3 boroughs with a number, 1 was heard clearly more than London and 2 clearly less, for their residents",
        ),
    ],
)  # fmt: skip
def test_fairness_is_what_is_clear_of_the_average(rows, average, sentence):
    assert fair_heading(compared(*rows), average) == sentence


def test_the_least_heard_are_named_and_a_very_low_rate_is_not_nought():
    rows = compared(("A", 3, 2, 4), ("B", 0.02, 0.01, 0.5))
    assert fair_words(rows, 1.0) == [
        "Boroughs with a number together: 1.0 people for every 10,000 residents, from 3.0 in A down to under 0.1 in B.",
        "Clearly below London: B.",
    ]
    assert fair_words(rows.head(1), 1.0) == []


def test_the_limits_say_sample_rounding_hidden_boroughs_and_people_without_one():
    frame = pd.concat([boroughs(Bexley=NAN, Brent=65), areas(("Unknown", "unknown", 35, NAN))])
    assert limits(frame) == [
        NOT_A_SAMPLE,
        ROUNDED,
        "1 borough cannot be compared, as its number is hidden; it may be among the least heard.",
        "About 35 people (35%) work in several areas or have no borough that we know; they count for London and for no "
        "borough.",
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The programme has no phases with published figures"),
        ([("One", NAN, 0, 1, 31)], "The programme has no phases with published figures"),
        ([("One", 30, 1, 0, 31)], "About 30 people took part in One"),
        (
            [("One", 1115, 28, 4, 0), ("Two", 415, 22, 6, 4)],
            "People who took part: about 1,115 in One, about 415 in Two",
        ),
    ],
)
def test_phases_are_told_first_and_last(rows, sentence):
    assert phases_heading(phases(*rows)) == sentence


def test_each_phase_says_how_much_of_london_it_reached():
    assert phase_words(phases(("One", 1115, 28, 4, 0), ("Two", 415, 22, 6, 4), ("Three", NAN, 0, 1, 31))) == [
        "One: people in at least 28 of 32 boroughs.",
        "Two: people in at least 22 of 32 boroughs, nobody in 4.",
        "Three: too few people for their number to be published.",
        "Somebody who took part in two phases is in both.",
    ]
