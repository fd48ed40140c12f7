import numpy as np
import pytest

from queries.stats.participation import expected_people, participation_index


def test_65_people_where_50_were_expected_are_an_index_of_130():
    assert participation_index(65, 50) == pytest.approx((130.00, 100.33, 165.70), abs=0.005)


def test_expected_people_follow_the_london_rate_and_add_up_to_london():
    expected = expected_people([200_000, 300_000, 500_000], 40, 1_000_000)
    assert expected.tolist() == [8, 12, 20]


def test_all_boroughs_as_expected_are_100():
    index, low, high = participation_index([8, 12, 20], expected_people([200, 300, 500], 40, 1000))
    assert index == pytest.approx([100, 100, 100])
    assert (low < 100).all() and (high > 100).all()


def test_where_nobody_was_expected_there_is_no_index():
    assert np.isnan(np.array(participation_index([0, 3], [0, np.nan]))).all()
    assert np.isnan(expected_people([100.0], 0, 0)).all()
