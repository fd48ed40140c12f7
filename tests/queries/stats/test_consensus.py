import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.consensus import agreement_across_groups, agreement_from_sums, group_informed_consensus

PUBLISHED = pd.read_csv(Path(__file__).parent / "bg2050_consensus.csv", comment="#")


def test_371_statements_of_a_real_conversation_have_the_published_consensus():
    groups = pd.concat(
        PUBLISHED[["statement", f"agrees_{g}", f"seen_{g}"]].set_axis(["statement", "agrees", "seen"], axis=1)
        for g in (0, 1)
    )
    found = group_informed_consensus(groups, "statement")
    published = PUBLISHED.set_index("statement")["published"]
    assert len(found) == 371
    assert (found["product"] - published).abs().max() < 1e-12


def test_the_root_is_one_groups_typical_value():
    groups = pd.DataFrame({"idea": ["a", "a", "b"], "agrees": [3, 8, 0], "seen": [3, 8, 0]})
    found = group_informed_consensus(groups, "idea")
    assert found["product"].tolist() == pytest.approx([4 / 5 * 9 / 10, 1 / 2])
    assert found["root"].tolist() == pytest.approx([(4 / 5 * 9 / 10) ** 0.5, 1 / 2])
    assert found["groups"].tolist() == [2, 1]


def test_more_agrees_than_votes_are_refused():
    with pytest.raises(ValueError, match="more often than it has seen"):
        group_informed_consensus(pd.DataFrame({"idea": [1], "agrees": [2], "seen": [1]}), "idea")


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 12))
def test_more_groups_of_the_same_mind_leave_the_root_as_it_is(agrees, others, times):
    groups = pd.DataFrame({"idea": 1, "agrees": [agrees] * times, "seen": [agrees + others] * times})
    found = group_informed_consensus(groups, "idea")
    assert found["root"].iloc[0] == pytest.approx((agrees + 1) / (agrees + others + 2))


VOTES = pd.DataFrame({"idea": [1, 1, 2], "group_code": ["gp", "nurse", "gp"], "n_for": [3, 8, 0], "n": [3, 8, 4]})


def test_a_group_without_votes_on_an_idea_counts_as_one_half():
    found = agreement_across_groups(VOTES, pd.Index([1, 2, 3], name="idea"), pd.Index(["gp", "nurse"]))
    assert found["root"].tolist() == pytest.approx([(4 / 5 * 9 / 10) ** 0.5, (1 / 6 / 2) ** 0.5, 1 / 2])
    assert found["voted"].tolist() == [2, 1, 0]


def test_agreement_from_sums_of_logarithms_is_the_same():
    likely = [round(1e12 * math.log(4 / 5)) + round(1e12 * math.log(9 / 10)), round(1e12 * math.log(1 / 6))]
    sums = pd.DataFrame({"idea": [1, 2], "voted": [2, 1], "likely": likely})
    found = agreement_from_sums(sums, 2)
    assert found["root"].tolist() == pytest.approx([(4 / 5 * 9 / 10) ** 0.5, (1 / 6 / 2) ** 0.5], abs=1e-12)
    assert found["voted"].tolist() == [2, 1]
    assert agreement_from_sums(sums, 1)["root"].isna().all()
