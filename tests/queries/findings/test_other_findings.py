"""What is said of the programme, its organisations, its votes and its files; numbers and names in words."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.findings import organisations, programme, votes
from queries.findings.words import counted, listed, percent

NAN = float("nan")


def summary(people: int | None, organisations: int, boroughs: int) -> pd.Series:
    return pd.Series({"participants": people, "organisations": organisations, "boroughs": boroughs})


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (summary(1439, 114, 32), "1,439 people of 114 organisations in all 32 boroughs took part"),
        (summary(40, 1, 3), "40 people of 1 organisation in 3 of 32 boroughs took part"),
        (summary(1, 0, 1), "1 person in 1 of 32 boroughs took part"),
        (summary(7, 0, 0), "7 people took part"),
        (summary(7, 2, 0), "7 people of 2 organisations took part"),
        (summary(0, 0, 0), "Nobody has taken part yet"),
        (summary(0, 5, 0), "Nobody has taken part yet"),
        (summary(None, 2, 0), "A few people of 2 organisations took part"),
    ],
)
def test_the_programme_is_people_organisations_and_boroughs(row, sentence):
    assert programme.heading(row) == sentence


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Nothing has been imported yet"),
        ([(0, 0, 0)], "Nothing has been imported yet"),
        ([(1, 1, 0)], "1 row came in and none was set aside"),
        ([(1200, 1100, 0), (3, 3, 0)], "1,203 rows came in and none was set aside"),
        ([(1200, 1100, 90), (10, 8, 2)], "1,210 rows came in: 1,108 taken, 92 set aside"),
    ],
)
def test_rows_are_taken_or_set_aside(files, sentence):
    assert programme.reconciliation(pd.DataFrame(files, columns=["rows_in", "loaded", "quarantined"])) == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No organisation has been heard yet"),
        ([(0, False)], "No organisation has been heard yet"),
        ([(3, True)], "1 organisation heard"),
        ([(3, True), (1, False)], "2 organisations heard"),
        ([(3, True), (0, True)], "1 organisation heard; 1 invited one is silent"),
        ([(3, True), (0, True), (0, True), (0, False)], "1 organisation heard; 2 invited ones are silent"),
        ([(0, True)], "No organisations heard; 1 invited one is silent"),
        ([(0, None), (2, None)], "1 organisation heard"),
    ],
)
def test_organisations_are_heard_or_invited_and_silent(rows, sentence):
    frame = pd.DataFrame(rows, columns=["participants", "invited"])
    assert organisations.heading(frame) == sentence


def principles(*rows: tuple) -> pd.DataFrame:
    """name, votes, low and high end of net support."""
    return pd.DataFrame(rows, columns=["name", "n", "low", "high"])


LIKED, OTHER = ("One team", 90, 0.2, 0.6), ("Shared data", 80, 0.01, 0.2)
DISLIKED, DIVIDED, UNASKED = ("Charges", 70, -0.6, -0.1), ("Home first", 50, -0.1, 0.3), ("Champions", 0, NAN, NAN)


@pytest.mark.parametrize(
    ("rows", "not_coded", "sentence"),
    [
        ([], 0, "No votes yet"),
        ([UNASKED], 0, "No votes yet"),
        ([UNASKED], 1200, "1,200 votes, none of them under a principle yet"),
        ([("Hidden", None, NAN, NAN)], 0, "No votes yet"),
        ([LIKED, UNASKED], 0, "A clear majority for One team"),
        ([LIKED, OTHER], 5, "A clear majority for each of the 2 principles"),
        ([LIKED, DISLIKED], 0, "A clear majority for 1 of 2 principles; against Charges"),
        ([LIKED, DIVIDED], 0, "A clear majority for 1 of 2 principles; no clear majority on Home first"),
        (
            [LIKED, DISLIKED, DIVIDED],
            0,
            "A clear majority for 1 of 3 principles; against Charges; no clear majority on Home first",
        ),
        ([DISLIKED], 0, "Against Charges"),
        ([DIVIDED, DISLIKED], 0, "Against Charges; no clear majority on Home first"),
        ([DIVIDED], 0, "No clear majority on Home first"),
        ([("One vote", 1, NAN, NAN)], 0, "No clear majority on One vote"),
        ([("At nought", 30, 0.0, 0.4)], 0, "No clear majority on At nought"),
    ],
)
def test_a_majority_is_clear_when_its_interval_does_not_hold_nought(rows, not_coded, sentence):
    assert votes.heading(principles(*rows), not_coded) == sentence


@pytest.mark.parametrize(
    ("p", "low", "high", "everywhere", "sentence"),
    [
        (0.7, 0.6, 0.8, 0.75, "70% of the votes from Brent are for One team, about as in London (75%)"),
        (0.7, 0.6, 0.8, 0.8, "70% of the votes from Brent are for One team, about as in London (80%)"),
        (0.9, 0.85, 0.95, 0.8, "90% of the votes from Brent are for One team, more than in London (80%)"),
        (0.5, 0.4, 0.6, 0.8, "50% of the votes from Brent are for One team, less than in London (80%)"),
        (NAN, NAN, NAN, 0.8, "No votes on One team from Brent"),
    ],
)
def test_an_area_differs_from_london_when_its_interval_does_not_hold_london_s_share(p, low, high, everywhere, sentence):
    assert votes.area_heading("Brent", "One team", p, low, high, everywhere) == sentence


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Bexley"], "Bexley"),
        (["Bexley", "Sutton"], "Bexley and Sutton"),
        (["Bexley", "Harrow", "Sutton"], "Bexley, Harrow and Sutton"),
        (list("abcde"), "a, b, c, d and e"),
        (list("abcdef"), "a, b, c, d and 2 more"),
        (list("abcdefghij"), "a, b, c, d and 6 more"),
    ],
)
def test_names_are_listed_and_of_many_the_first(names, words):
    assert listed(names) == words


@given(st.lists(st.from_regex(r"\A[A-Z]\Z"), min_size=1), st.integers(min_value=2, max_value=9))
def test_no_name_of_a_list_is_lost_from_the_count(names, most):
    words = listed(names, most)
    more = int(words.split(" and ")[1].split()[0]) if words.endswith(" more") else 0
    assert len(words.removesuffix(f" and {more} more").replace(" and ", ", ").split(", ")) + more == len(names)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no people"), (1, "1 person"), (2, "2 people"), (1439, "1,439 people")]
)
def test_people_are_counted_in_words(number, words):
    assert counted(number, "person", "people") == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0%"),
        (0.004, "under 1%"),
        (0.005, "under 1%"),
        (0.006, "1%"),
        (0.5, "50%"),
        (0.994, "99%"),
        (0.995, "over 99%"),
        (0.996, "over 99%"),
        (1.0, "100%"),
    ],
)
def test_a_share_is_a_whole_percentage(share, words):
    assert percent(share) == words


@given(st.floats(min_value=0, max_value=1, exclude_min=True, exclude_max=True))
def test_a_share_between_nought_and_one_reads_as_neither(share):
    assert percent(share) not in ("0%", "100%")


def test_votes_on_a_scale_say_where_people_agree():
    frame = pd.DataFrame({"name": ["Teams", "Plans", "Data"], "n": [10, 4, 0], "agreement": [0.25, -1.0, None]})
    assert votes.scale_heading(frame) == "People agree most on Teams and least on Plans"
    assert votes.scale_heading(frame.iloc[:1]) == "10 votes from 1 to 5 on Teams"
    assert votes.scale_heading(frame.iloc[2:]) == "No votes yet"
    assert votes.scale_heading(frame.iloc[2:], 12) == "12 votes, none of them under a principle yet"
