"""How far organisations have got, by their latest stage."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.stats.progress import STAGES, counted_stages, latest_stages

COLUMNS = ["response", "group", "organisation", "stage", "responded_at"]
RESPONSES = pd.DataFrame(
    [
        (1, "a", "Oak", "implemented", "2014-11-01"),
        (2, "a", "Oak", "under_way", "2015-01-01"),
        (3, "a", "Oak", "unknown", "2015-02-01"),
        (4, "a", "Elm", "not_begun", None),
        (5, "a", "Elm", "implemented", "2014-10-20"),
        (6, "b", "Oak", "not_begun", "2014-12-01"),
        (7, "b", "Oak", "implemented", "2014-12-01"),
        (8, "b", "Ash", "unknown", "2014-12-01"),
    ],
    columns=COLUMNS,
).assign(responded_at=lambda rows: pd.to_datetime(rows["responded_at"]))
MEMBERS = pd.DataFrame({"group": ["a", "a", "b", "c"], "organisation": ["Oak", "Fir", "Ash", "Yew"]})


def test_the_latest_response_that_names_a_stage_counts():
    latest = latest_stages(RESPONSES, ["group", "organisation"])
    assert latest.to_numpy().tolist() == [
        ["a", "Elm", "implemented"],
        ["a", "Oak", "under_way"],
        ["b", "Oak", "implemented"],
    ]


def test_who_named_no_stage_or_did_not_answer_is_not_known():
    latest = latest_stages(RESPONSES, ["group", "organisation"])
    rows = counted_stages(latest, MEMBERS, ["a", "b", "c", "d"])
    counts = rows[["group", *STAGES, "not_known", "organisations", "known"]]
    assert counts.to_numpy().tolist() == [
        ["a", 1, 1, 0, 1, 3, 2],
        ["b", 1, 0, 0, 1, 2, 1],
        ["c", 0, 0, 0, 1, 1, 0],
        ["d", 0, 0, 0, 0, 0, 0],
    ]
    assert rows["share"].tolist()[:2] == [0.5, 1.0]
    assert rows["share"].isna().tolist() == [False, False, True, True]


def test_the_share_implemented_has_wilsons_interval():
    latest = pd.DataFrame({"group": "all", "organisation": range(29), "stage": ["implemented", *["not_begun"] * 28]})
    row = counted_stages(latest, latest[["group", "organisation"]], ["all"]).iloc[0]
    assert [row["low"], row["high"]] == pytest.approx([0.0061, 0.1718], abs=5e-5)


def test_no_responses_at_all_leave_everybody_not_known():
    latest = latest_stages(RESPONSES.iloc[:0], ["group", "organisation"])
    rows = counted_stages(latest, MEMBERS, ["a", "c"])
    assert rows[["not_known", "organisations", "known"]].to_numpy().tolist() == [[2, 2, 0], [1, 1, 0]]


NAMES = st.sampled_from("uvwxyz")
ANSWERS = st.tuples(st.sampled_from("ab"), NAMES, st.sampled_from([*STAGES, "unknown"]))


@settings(max_examples=50)
@given(st.lists(ANSWERS, max_size=40), st.sets(st.tuples(st.sampled_from("ab"), NAMES)))
def test_the_stages_and_those_not_known_are_every_organisation_once(answers, members):
    rows = [(place, *answer, pd.Timestamp("2015-01-01")) for place, answer in enumerate(answers)]
    latest = latest_stages(pd.DataFrame(rows, columns=COLUMNS), ["group", "organisation"])
    there = pd.DataFrame(sorted(members), columns=["group", "organisation"])
    for row in counted_stages(latest, there, ["a", "b"]).to_dict("records"):
        named = {name for group, name, stage in answers if group == row["group"] and stage != "unknown"}
        everybody = named | {name for group, name in members if group == row["group"]}
        assert row["known"] == len(named)
        assert sum(row[stage] for stage in STAGES) + row["not_known"] == row["organisations"] == len(everybody)
