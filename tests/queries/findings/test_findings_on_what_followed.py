"""What is said of responses: who can help whom, how far organisations have got, whom to follow up."""

import pandas as pd
import pytest

from queries.findings.afterwards import follow_up, follow_up_words, gaps, heading, progress
from queries.findings.matches import matches, nearness

CAMDEN, ISLINGTON, GREENWICH, NEWHAM, BARNET = "E09000007", "E09000019", "E09000011", "E09000025", "E09000003"
BOARDS = {CAMDEN: "north", ISLINGTON: "north", BARNET: "north", GREENWICH: "south", NEWHAM: "east"}
NEIGHBOURS = pd.DataFrame(
    [(CAMDEN, ISLINGTON, "land"), (GREENWICH, NEWHAM, "river")], columns=["gss_code_a", "gss_code_b", "kind"]
)
ITEMS = pd.DataFrame(
    [("v:1", "v:1"), ("d:1", "v:1"), ("v:2", "v:2"), ("d:1", "v:2")], columns=["principle", "item"]
)
COLUMNS = ["response", "organisation_name", "kind", "stage", "gss_code", "principle", "responded_at"]


def responses(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame["responded_at"] = pd.to_datetime(frame["responded_at"])
    return frame.assign(area=frame["gss_code"], principle_name=frame["principle"])


GIVEN = responses(
    (1, "Oak", "help_wanted", "not_begun", CAMDEN, "v:1", "2015-01-01"),
    (2, "Oak", "champion", "implemented", CAMDEN, "v:1", "2015-01-02"),
    (3, "Elm", "case_study", "implemented", ISLINGTON, "v:1", "2015-01-03"),
    (4, "Ash", "champion", "not_begun", ISLINGTON, "v:1", "2015-01-04"),
    (5, "Fir", "champion", "implemented", CAMDEN, "v:2", "2015-01-05"),
    (6, "Yew", "champion", "implemented", BARNET, "d:1", "2015-01-06"),
    (7, "Box", "help_wanted", "unknown", "unknown", "v:2", "2015-01-07"),
    (8, "Bay", "help_wanted", "unknown", CAMDEN, None, "2015-01-08"),
    (9, "Ivy", "disagreement", "unknown", CAMDEN, "v:1", "2015-01-09"),
    (10, "Elm", "disagreement", "unknown", CAMDEN, "v:1", "2015-01-02"),
)


def found(given: pd.DataFrame = GIVEN) -> pd.DataFrame:
    return matches(given, given, ITEMS, NEIGHBOURS, BOARDS)


def test_a_request_is_matched_with_others_of_its_principle_the_nearest_and_then_champions_first():
    rows = found()
    assert rows[["request", "offer", "near", "why", "place"]].to_numpy().tolist() == [
        [1, 4, 1, "Same principle, next borough", 1],
        [1, 3, 1, "Same principle, next borough", 2],
        [1, 6, 3, "Same principle, same integrated care board", 3],
        [7, 5, 5, "Same principle, no single borough known", 1],
        [7, 6, 5, "Same principle, no single borough known", 2],
    ]


def test_a_principle_that_the_framework_does_not_know_stands_for_itself():
    rows = responses(
        (1, "Oak", "help_wanted", "unknown", CAMDEN, "x:1", None),
        (2, "Elm", "champion", "unknown", CAMDEN, "x:1", None),
    )
    assert found(rows)[["request", "offer", "near"]].to_numpy().tolist() == [[1, 2, 0]]


@pytest.mark.parametrize(
    ("here", "there", "near"),
    [
        (CAMDEN, CAMDEN, 0), (ISLINGTON, CAMDEN, 1), (NEWHAM, GREENWICH, 2), (BARNET, CAMDEN, 3), (NEWHAM, CAMDEN, 4),
        ("several", "several", 5), (CAMDEN, "unknown", 5),
    ],
)  # fmt: skip
def test_near_is_the_same_borough_then_the_next_then_across_the_river(here, there, near):
    land, river = {frozenset((CAMDEN, ISLINGTON))}, {frozenset((GREENWICH, NEWHAM))}
    assert nearness(here, there, land, river, BOARDS) == near


def test_the_heading_counts_requests_with_a_champion_nearby():
    assert heading(GIVEN, found()) == (
        "10 responses from 8 organisations: 3 requests for help, 1 of them with a champion nearby"
    )
    assert heading(GIVEN.iloc[:0], found(GIVEN.iloc[:0])) == "No responses to the declaration yet"
    quiet = GIVEN[GIVEN["kind"] != "help_wanted"]
    assert heading(quiet, found(quiet)) == "7 responses from 6 organisations; nobody asked for help"
    one = GIVEN.iloc[:1]
    assert heading(one, found(one)) == "1 response from 1 organisation: 1 request for help, without a champion nearby"
    two = GIVEN.iloc[[0, 6]]
    assert heading(two, found(two)) == (
        "2 responses from 2 organisations: 2 requests for help, none of them with a champion nearby"
    )


def test_how_many_have_implemented_it_says_of_how_many_it_is_not_known():
    everybody = {"organisations": 100, "known": 20, "implemented": 5, "share": 0.25, "low": 0.11, "high": 0.47}
    assert progress(pd.Series(everybody)) == (
        "5 of 20 organisations that named a stage named “implemented” last (25%; 95% interval 11% to 47%). "
        "How far 80 more got is not known."
    )
    assert progress(pd.Series(everybody | {"organisations": 20})).endswith("The stage of each is known.")
    assert progress(pd.Series(everybody | {"known": 0})) == (
        "How far the 100 organisations have got is not known: none has named a stage."
    )
    assert progress(pd.Series(everybody | {"organisations": 0, "known": 0})) == "No organisation is known."


def test_gaps_in_the_evidence_are_named_by_kind():
    rows = [("Teams", "Crowd", 1), ("Money", "Crowd", 0), ("Teams", "Literature", 0), ("Money", "Literature", 0)]
    evidence = pd.DataFrame(rows, columns=["name", "kind_name", "pieces"])
    assert gaps(evidence) == [
        "Nothing of the kind crowd for Money.",
        "Nothing of the kind literature for any principle.",
    ]
    assert gaps(evidence.iloc[:1]) == ["Every principle has evidence of each kind."]
    assert gaps(evidence.iloc[2:]) == gaps(evidence.iloc[:0]) == ["No evidence has been filed yet."]


def test_the_follow_up_list_has_help_then_disagreements_then_those_who_have_not_answered():
    heard = pd.DataFrame({"name": ["Oak", "Rue"], "area": ["Camden", "Brent"]})
    rows = follow_up(GIVEN, GIVEN, found(), heard, set(GIVEN["organisation_name"]))
    assert rows[["organisation", "what"]].to_numpy().tolist() == [
        ["Bay", "Find help: no champion or case study of this principle yet"],
        ["Box", f"Find help: nobody nearby; the nearest is Fir ({CAMDEN})"],
        ["Ivy", "Talk about its disagreement: nothing else from it since"],
        ["Rue", "Ask for a response: heard, and none yet"],
    ]
    assert follow_up_words(rows) == (
        "2 requests for help with nobody nearby; 1 disagreement with nothing since; 1 organisation heard without a "
        "response."
    )
    nobody = follow_up(GIVEN.iloc[:0], GIVEN.iloc[:0], found(GIVEN.iloc[:0]), heard.iloc[:0], set())
    assert follow_up_words(nobody) == "Nobody to follow up."
