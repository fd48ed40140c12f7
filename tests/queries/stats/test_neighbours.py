from itertools import permutations

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from queries.stats.neighbours import contiguity, local_morans_i, morans_i

# Crime in 49 neighbourhoods of Columbus, Ohio, 1980 (Anselin 1988, table 12.1), and which of them touch: the data set
# columbus of the R package spData, released under CC0 1.0.
CRIME = [
    15.72598, 18.801754, 30.626781, 32.38776, 50.73151, 26.066658, 0.178269, 38.425858, 30.515917, 34.000835,
    62.275448, 56.705669, 46.716129, 57.066132, 48.585487, 54.838711, 36.868774, 43.962486, 54.521965, 0.223797,
    40.074074, 33.705048, 20.048504, 38.297871, 61.299175, 40.969742, 52.79443, 56.919785, 60.750446, 68.892044,
    17.677214, 19.145592, 41.968163, 23.974028, 39.175053, 14.305556, 42.445076, 53.710938, 19.100863, 16.241299,
    18.905146, 16.49189, 36.663612, 25.962263, 29.028488, 16.530533, 27.822861, 26.645266, 22.541491,
]  # fmt: skip
TOUCH = (
    "1 2 3; 2 3 4; 3 4 5; 4 5 8; 5 6 8 9 11 15; 6 9; 7 8 12 13 14; 8 11 12 13; 9 10 15 20 22 25 26; 10 17 20 22; "
    "11 12 15 16; 12 13 14 16; 13 14; 14 16 18 19; 15 16 25 26; 16 18 24 25; 17 20 23; 18 19 24; 19 24; "
    "20 22 23 27 32 33 35 40; 21 24 30 34; 22 26 27 28; 23 32; 24 25 29 30; 25 26 28 29; 26 28 29; 27 28 33; "
    "28 29 33 35 37 38; 29 30 37 38; 30 37; 31 34 36; 32 40 41; 33 35; 34 36 42; 35 38 40 43 44; 36 39 42 46; "
    "37 38 43 45; 38 43 44; 39 46; 40 41 47; 41 47; 43 44 45 48; 44 48 49; 45 48 49; 48 49"
)
# esda 2.9.0, Moran_Local, the same data; it divides by the variance over n - 1, we by that over n.
LOCAL = [
    0.721781, 0.517986, 0.091935, 0.004723, 0.182975, -0.177865, -1.822616, 0.075021, -0.029971, 0.039487, 1.428162,
    0.625909, 0.122724, 0.602707, 0.719847, 1.229924, -0.105889, 0.506499, 0.783679, 0.334442, 0.151777, -0.003943,
    0.882465, 0.223863, 1.134771, 0.281663, -0.121444, 0.957015, 1.524857, 1.237712, 0.996683, 1.214552, 0.05251,
    0.517637, -0.029343, 1.21787, 0.414609, 0.56576, 1.128448, 0.949516, 0.814705, 1.064379, 0.005659, -0.020249,
    0.066567, 1.224037, 0.458134, 0.199386, 0.355946,
]  # fmt: skip
# One-sided p of esda 2.9.0 with 99,999 shuffles.
ONE_SIDED = {2: 0.17033, 7: 0.03895, 11: 0.01353, 16: 0.00084, 24: 9e-05, 29: 0.00083, 32: 0.00206, 33: 0.39086}


def columbus():
    rows = [row.split() for row in TOUCH.split("; ")]
    return contiguity([str(n) for n in range(1, 50)], [(first, other) for first, *others in rows for other in others])


def ring(size):
    names = [str(n) for n in range(size)]
    return contiguity(names, [(names[n], names[(n + 1) % size]) for n in range(size)])


def test_columbus_crime_has_the_published_morans_i():
    found = morans_i(CRIME, columbus())
    assert found.i == pytest.approx(0.485770914, abs=5e-10)
    assert found.expected == pytest.approx(-0.0208333, abs=5e-8)
    assert found.variance == pytest.approx(0.008991121, abs=5e-10)
    assert (found.p, found.areas) == (0.001, 49)


def test_local_i_of_columbus_is_that_of_esda():
    found = local_morans_i(CRIME, columbus())
    assert (found["i"] * 48 / 49).to_list() == pytest.approx(LOCAL, abs=5e-7)
    assert found["i"].mean() == pytest.approx(0.485770914, abs=5e-10)


def test_local_p_of_columbus_is_twice_esdas_one_sided_one():
    p = local_morans_i(CRIME, columbus())["p"]
    for neighbourhood, one_sided in ONE_SIDED.items():
        spread = (one_sided * (1 - one_sided) / 9_999) ** 0.5
        assert p[neighbourhood - 1] / 2 == pytest.approx(one_sided, abs=4 * spread + 1e-4)


def test_clusters_of_columbus_are_those_left_when_the_false_discovery_rate_is_held():
    found = local_morans_i(CRIME, columbus())
    assert found["p_adjusted"].to_list() == pytest.approx(false_discovery_control(found["p"]).tolist())
    clusters = {n + 1: kind for n, kind in found["cluster"].items() if kind}
    assert clusters == {16: "high among high", 24: "high among high", 29: "high among high"}


def test_one_area_unlike_its_neighbours_is_named():
    places = [(row, column) for row in range(6) for column in range(6)]
    pairs = [(a, b) for a in places for b in places if max(abs(a[0] - b[0]), abs(a[1] - b[1])) == 1]
    high = np.array([row < 3 and column < 3 and (row, column) != (1, 1) for row, column in places])
    for values, kind in ((high, "low among high"), (~high, "high among low")):
        found = local_morans_i(values, contiguity(places, pairs))
        assert found["cluster"][places.index((1, 1))] == kind
        assert found["i"][places.index((1, 1))] < 0


def test_neighbours_that_take_turns_are_unlike():
    found = morans_i([1, 0] * 6, ring(12))
    assert found.i == pytest.approx(-1)
    assert found.p == 1


def test_expectation_and_variance_are_those_of_all_maps():
    # A map of seven with its 5,040 orders gone through.
    touching, values = ring(7), [1.0, 2.0, 4.0, 8.0, 9.0, 9.5, 30.0]
    every = [morans_i(order, touching, permutations=1).i for order in permutations(values)]
    found = morans_i(values, touching)
    assert np.mean(every) == pytest.approx(found.expected)
    assert np.var(every) == pytest.approx(found.variance)


def test_the_same_seed_gives_the_same_p():
    values = np.random.default_rng(3).poisson(30, 49)
    assert morans_i(values, columbus()) == morans_i(values, columbus())
    assert local_morans_i(values, columbus()).equals(local_morans_i(values, columbus()))


def test_values_without_pattern_are_called_one_in_no_more_than_a_twentieth_of_maps():
    maps = np.random.default_rng(4).poisson(30, (300, 49))
    assert np.mean([morans_i(values, columbus(), 199).p <= 0.05 for values in maps]) <= 0.08


def test_all_equal_or_fewer_than_four_areas_have_no_figure():
    for values, touching in (([0.1] * 9, ring(9)), ([1, 2, 3], ring(3)), ([], np.empty((0, 0), dtype=bool))):
        found = morans_i(values, touching)
        assert np.isnan([found.i, found.expected, found.variance, found.p]).all()
        local = local_morans_i(values, touching)
        assert len(local) == len(values) and local["i"].isna().all() and (local["cluster"] == "").all()


def test_hidden_areas_and_areas_left_without_neighbours_are_left_out():
    values = [5, np.nan, 3, np.nan, 1, 2, 4, 9]
    found = morans_i(values, ring(8))  # 2 lies between the two hidden ones
    shorter = contiguity(list("abcde"), [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    assert found.areas == 5
    assert found.i == pytest.approx(morans_i([1, 2, 4, 9, 5], shorter).i)
    assert local_morans_i(values, ring(8))["i"].isna().to_list() == [False, True, True, True] + [False] * 4


def test_pairs_with_other_areas_are_passed_over():
    assert contiguity(["A", "B"], [("A", "B"), ("B", "City")]).tolist() == [[False, True], [True, False]]
