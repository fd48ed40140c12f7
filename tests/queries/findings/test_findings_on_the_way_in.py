"""What is said of the way in."""

import pandas as pd
import pytest

from queries.findings.way_in import heading, not_said, share_words, unknown

NOTHING = dict.fromkeys(
    ("registered", "took_part", "registered_took_part", "attended", "attended_took_part", "attended_registered",
     "organisations_responded"), 0,
)  # fmt: skip
WHOLE = {"registered": 1516, "took_part": 1439, "registered_took_part": 1439, "organisations_responded": 69}


def counts(**known: int) -> pd.Series:
    return pd.Series(NOTHING | known)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Nobody is known to have come yet"),
        (WHOLE, "1,516 registered, 95% of them took part"),
        (
            WHOLE | {"attended": 265, "attended_took_part": 247},
            "1,516 registered, 95% of them took part; 265 came to an event, 18 of whom gave nothing online",
        ),
        ({"registered": 3, "took_part": 3, "registered_took_part": 3}, "3 registered, all of them took part"),
        ({"took_part": 1}, "1 person took part; who registered is not known"),
        ({"registered": 5, "took_part": 2}, "5 registered, none of them took part"),
        (
            {"attended": 4},
            "Nobody is known to have taken part; who registered is not known; "
                "4 came to an event, none of whom gave anything online",
        ),
        (
            {"took_part": 9, "attended": 2, "attended_took_part": 2},
            "9 people took part; who registered is not known; 2 came to an event",
        ),
    ],
)
def test_the_heading_says_how_far_people_came(known, said):
    assert heading(counts(**known)) == said


def test_what_the_sources_do_not_say_is_said():
    assert not_said(counts(took_part=3), views=0) == [
        "No views were counted.",
        "Nobody is known to have registered: this export lists only those who did something.",
        "Nobody is known to have come to an event.",
        "No organisation that was heard has responded to the declaration.",
    ]
    assert not_said(counts(**WHOLE, attended=9, attended_took_part=1, attended_registered=9), views=5) == []


def test_an_empty_programme_is_not_blamed_on_the_export():
    assert not_said(counts(), views=1)[0] == "Nobody is known to have registered."


def test_people_who_skipped_a_step_are_named():
    found = counts(registered=3, took_part=4, registered_took_part=3, attended=3, attended_registered=2)
    assert not_said(found, views=1)[:3] == [
        "Everybody registered also took part: the list may hold only those who did.",
        "1 person took part and is in no list of participants.",
        "1 person came to an event and is in no list of participants.",
    ]


def test_of_how_many_something_is_not_known():
    entries = pd.DataFrame({"code": ["gp", "unknown"], "people": [90, 10]})
    assert unknown(entries, "what their role is") == "Of 10 of 100 people it is not known what their role is (10%)."
    assert unknown(entries.iloc[:1], "what their role is") == ""
    assert unknown(entries.iloc[1:], "where they are") == "Of nobody it is known where they are."


def test_a_share_has_its_interval():
    assert share_words(0.95, 0.94, 0.9951, "those who registered") == "95% of those who registered (94% to over 99%)"
    assert share_words(0.5, 0.4, 0.6) == "50% (40% to 60%)"
    assert share_words(float("nan"), float("nan"), float("nan")) == ""
