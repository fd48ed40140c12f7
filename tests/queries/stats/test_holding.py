"""Majorities counted otherwise: against counting the same people one by one."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from queries.stats.comparisons import share_differences
from queries.stats.holding import camps, compared, corrected, measured, one_voice, side, without_each
from queries.stats.votes import SUMS, net_support, share_for, sums_over_people

PERSON = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3)).filter(any)


def crowd(people, **columns):
    """Sums by item and group of people ((for, against, neutral), group)."""
    frame = pd.DataFrame([person for person, _ in people], columns=["n_for", "n_against", "n_neutral"])
    frame = frame.assign(group=[group for _, group in people], item="i")
    return sums_over_people(frame, ["item", "group"]).reset_index().assign(**columns)


def voices(people):
    own = [((f - a) / (f + a + o), f / (f + a + o)) for f, a, o in people]
    return pd.DataFrame(
        {
            "people": [len(people)], "n": [sum(map(sum, people))], "voices_for": [sum(each for _, each in own)],
            "voices_net": [sum(net for net, _ in own)], "voices_net_sq": [sum(net**2 for net, _ in own)],
        }
    )  # fmt: skip


@pytest.mark.slow
@given(st.lists(PERSON, min_size=2, max_size=30))
def test_one_voice_each_is_the_mean_of_what_people_say(people):
    own = np.array([(f - a) / (f + a + o) for f, a, o in people])
    found = one_voice(voices(people)).iloc[0]
    assert found["net"] == pytest.approx(own.mean(), abs=1e-9)
    if own.std() > 1e-6:
        half = 1.959964 * own.std(ddof=1) / math.sqrt(len(own))
        assert found["low"] == pytest.approx(max(own.mean() - half, -1), abs=1e-6)
        assert found["high"] == pytest.approx(min(own.mean() + half, 1), abs=1e-6)


def test_a_busy_person_has_one_voice():
    found = one_voice(voices([(0, 90, 0), (1, 0, 0), (1, 0, 0)])).iloc[0]
    assert (found["p"], found["net"]) == (pytest.approx(2 / 3), pytest.approx(1 / 3))


def test_voices_that_are_all_the_same_have_the_interval_of_the_people():
    found = one_voice(voices([(1, 0, 0)] * 20)).iloc[0]
    assert (found["low"], found["high"]) == (pytest.approx(1 - 2 * 0.1611, abs=1e-4), pytest.approx(1))


@pytest.mark.slow
@given(st.lists(st.tuples(PERSON, st.sampled_from("abc")), min_size=1, max_size=30))
def test_without_a_group_is_the_crowd_without_its_people(people):
    groups = crowd(people)
    rest = without_each(groups)
    for place, group in groups["group"].items():
        left = [each for each in people if each[1] != group]
        expected = crowd(left)[SUMS].sum() if left else pd.Series(0, index=SUMS)
        assert rest.loc[place].tolist() == expected.tolist()


def test_without_its_only_group_nobody_is_left_and_there_is_no_majority():
    found = measured(without_each(crowd([((5, 0, 0), "a"), ((4, 0, 0), "a")])))
    assert found["n"].tolist() == [0] and found["net"].isna().all()
    assert side(found["low"], found["high"]).tolist() == [0]


def test_a_side_is_clear_only_where_the_interval_leaves_nought():
    low, high = pd.Series([0.1, -0.4, -0.1, 0.0]), pd.Series([0.3, -0.2, 0.1, 0.2])
    assert side(low, high).tolist() == [1, -1, 0, 0]


def test_each_group_is_compared_with_all_others_and_corrected_for_all():
    people = [((3, 0, 0), "a")] * 30 + [((2, 1, 0), "b")] * 30 + [((0, 3, 0), "c")] * 30 + [((0, 1, 0), "d")] * 2
    groups = crowd(people, dimension="role", counts=True)
    found = compared(groups, 8)
    own, rest = share_for(groups), share_for(without_each(groups))
    for place in range(3):
        x, n = ([frame["p"][place] * frame["n_eff"][place] for frame in (own, rest)],
                [frame["n_eff"][place] for frame in (own, rest)])  # fmt: skip
        assert found["p_rest"][place] == pytest.approx(share_differences(x, n)[0, 1])
    assert math.isnan(found["p_rest"][3]) and not found["clear"][3]
    assert found["clear"].tolist() == (corrected(found["p_rest"].to_numpy()) <= 0.05).tolist()
    assert found["majority"].tolist() == [1, 1, -1, 0]
    assert found["smoothed"][0] < own["p"][0] and found["smoothed"][2] > own["p"][2]


def test_groups_that_do_not_count_are_measured_and_not_compared():
    groups = crowd([((3, 1, 0), "a")] * 20 + [((1, 3, 0), "b")] * 20, dimension="role", counts=[True, False])
    found = compared(groups, 8)
    assert found["p_rest"].isna().tolist() == [False, True]
    assert found["net"].tolist() == pytest.approx(net_support(groups)["net"].tolist())


def test_only_known_p_values_are_corrected():
    assert (
        corrected(np.array([0.01, math.nan, 0.04]))[[0, 2]].tolist() == false_discovery_control([0.01, 0.04]).tolist()
    )
    assert np.isnan(corrected(np.array([math.nan]))).all()


@pytest.mark.parametrize(("against", "two"), [(25, True), (20, True), (19, False)])
def test_two_camps_need_a_fifth_of_the_people_each(against, two):
    groups = pd.DataFrame(
        {"item": "i", "dimension": "role", "people": [60, against, 40 - against], "majority": [1, -1, 0]}
    )
    assert camps(groups)["two"].tolist() == [two]
