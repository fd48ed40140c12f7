import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.agreement import agreement, polarisation

SCALES = st.lists(st.integers(0, 500), min_size=3, max_size=9).filter(any)


def test_agreement_gives_van_der_eijks_published_value():
    counts = [30, 40, 210, 130, 530, 50, 10]
    assert agreement(counts) == pytest.approx(0.6113333, abs=5e-8)
    assert polarisation(counts) == pytest.approx(0.1943333, abs=5e-8)


@pytest.mark.parametrize("steps", range(3, 9))
def test_one_camp_is_1_flat_is_0_and_two_camps_are_minus_1(steps):
    assert agreement([0] * (steps - 1) + [7]) == 1
    assert agreement([5] * steps) == pytest.approx(0)
    assert agreement([9] + [0] * (steps - 2) + [9]) == pytest.approx(-1)


def test_nobody_has_no_agreement():
    assert math.isnan(agreement([0, 0, 0, 0, 0])) and math.isnan(polarisation([0, 0, 0]))


def test_two_steps_are_refused():
    with pytest.raises(ValueError, match="three steps"):
        agreement([4, 5])


@given(SCALES)
def test_agreement_stays_between_minus_1_and_1(counts):
    assert -1 - 1e-9 <= agreement(counts) <= 1 + 1e-9


@given(SCALES, st.integers(2, 50))
def test_agreement_is_the_same_read_backwards_or_from_more_people(counts, times):
    assert agreement(counts[::-1]) == pytest.approx(agreement(counts), abs=1e-9)
    assert agreement([times * count for count in counts]) == pytest.approx(agreement(counts), abs=1e-9)
