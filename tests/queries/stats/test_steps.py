"""How far people came: shares of the step before, of the same people."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.stats.steps import STEPS, step

COUNTS = pd.DataFrame(
    [
        {
            "registered": 263, "took_part": 90, "registered_took_part": 81, "gave_idea": 5, "gave_comment": 0,
            "gave_vote": 90, "attended": 40, "attended_took_part": 30, "organisations": 100,
            "organisations_responded": 5,
        },
        dict.fromkeys(
            ("registered", "took_part", "registered_took_part", "gave_idea", "gave_comment", "gave_vote", "attended",
             "attended_took_part", "organisations", "organisations_responded"), 0,
        ),
    ]
)  # fmt: skip


def test_a_share_is_of_those_who_reached_the_step_before():
    row = step(COUNTS, "took_part").iloc[0]
    assert row[["number", "among", "before"]].tolist() == [90, 81, 263]
    assert row[["share", "low", "high"]].tolist() == pytest.approx([81 / 263, 0.2553, 0.3662], abs=5e-5)
    assert step(COUNTS, "attended").iloc[0][["number", "share"]].tolist() == [40, pytest.approx(30 / 90)]


def test_organisations_that_responded_are_a_share_of_those_heard():
    row = step(COUNTS, "responded").iloc[0]
    assert row[["share", "low", "high"]].tolist() == pytest.approx([0.05, 0.02154, 0.11175], abs=5e-6)


def test_the_first_step_and_a_step_that_nobody_could_reach_have_no_share():
    assert step(COUNTS, "registered")[["share", "low", "high"]].isna().all(axis=None)
    assert step(COUNTS, "took_part").iloc[1][["share", "low", "high"]].isna().all()


@settings(max_examples=50)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()), max_size=60))
def test_a_share_lies_in_its_interval_and_never_above_one_whoever_came(people):
    counts = pd.DataFrame([of_people(people)])
    for name in STEPS:
        row = step(counts, name).iloc[0]
        if pd.notna(row["share"]):
            assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1
            assert row["among"] <= min(row["number"], row["before"])


def of_people(people) -> dict[str, int]:
    """The counts of people who registered, gave an idea, wrote, voted, came; each their own organisation."""
    rows = [(*each, any(each[1:4])) for each in people]
    return {
        "registered": sum(each[0] for each in rows),
        "took_part": sum(each[5] for each in rows),
        "registered_took_part": sum(each[0] and each[5] for each in rows),
        "gave_idea": sum(each[1] for each in rows),
        "gave_comment": sum(each[2] for each in rows),
        "gave_vote": sum(each[3] for each in rows),
        "attended": sum(each[4] for each in rows),
        "attended_took_part": sum(each[4] and each[5] for each in rows),
        "organisations": sum(each[5] for each in rows),
        "organisations_responded": sum(each[5] and each[4] for each in rows),
    }
