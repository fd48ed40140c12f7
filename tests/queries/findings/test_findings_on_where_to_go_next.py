"""The list of boroughs to approach."""

import pandas as pd

from queries.findings.where_next import where_next

AREAS = pd.DataFrame(
    {
        "group_code": ["E09000003", "E09000004", "E09000029", "unknown"],
        "group_name": ["Barnet", "Bexley", "Sutton", "Unknown"],
        "kind": ["borough", "borough", "borough", "unknown"],
        "participants": [30, 5, 0, 7],
        "residents": [300_000, 100_000, 100_000, None],
        "state": ["shown", "thin", "silent", "shown"],
    }
)
TARGETS = pd.DataFrame(
    [
        ("participants", "borough", "E09000003", "Barnet", 20, 30),
        ("participants", "borough", "E09000004", "Bexley", 20, 5),
        ("participants", "role", "gp", "GP", 10, 2),
        ("participants", "role", "carer", "Carer", 10, 1),
        ("participants", "role", "nurse", "Nurse", 10, 20),
    ],
    columns=["measure", "dimension", "code", "name", "target", "reached"],
)
HEARD = pd.DataFrame({"gss_code": ["E09000004", "E09000003"], "role": ["gp", "nurse"]})
SILENT = pd.DataFrame({"gss_code": ["E09000004", "E09000029"], "name": ["Oak Hospice", "Elm Trust"]})


def test_the_borough_with_the_largest_share_missing_comes_first_with_whom_to_look_for_and_why():
    found = where_next(AREAS, TARGETS, HEARD, SILENT)
    assert found[["name", "people", "wanted", "roles", "organisations"]].to_numpy().tolist() == [
        ["Sutton", 0, 7, "Carer, GP", "Elm Trust"],
        ["Bexley", 5, 20, "Carer", "Oak Hospice"],
    ]
    assert found["reason"].tolist() == [
        "No people heard of 7 wanted; no carer or GP yet; 1 invited organisation there has not answered.",
        "5 people heard of 20 wanted; no carer yet; 1 invited organisation there has not answered.",
    ]


def test_without_targets_the_average_rate_is_wanted_and_nobody_is_invited():
    found = where_next(AREAS, TARGETS.iloc[:0], HEARD, SILENT.iloc[:0])
    assert found[["name", "wanted", "reason"]].to_numpy().tolist() == [
        ["Sutton", 7, "No people heard of 7 wanted."],
        ["Bexley", 7, "5 people heard of 7 wanted."],
    ]


def test_nothing_is_listed_where_every_borough_is_heard_as_wanted():
    heard = AREAS.assign(participants=[30, 20, 20, 7], state="shown")
    assert where_next(heard, TARGETS, HEARD, SILENT)["name"].tolist() == []


def test_where_hardly_anybody_was_heard_at_least_one_is_wanted_everywhere():
    few = AREAS.assign(participants=[1, 0, 0, 0], state=["shown", "silent", "silent", "shown"])
    found = where_next(few, TARGETS.iloc[:0], HEARD, SILENT.iloc[:0])
    assert found[["name", "wanted"]].to_numpy().tolist() == [["Bexley", 1], ["Sutton", 1]]
