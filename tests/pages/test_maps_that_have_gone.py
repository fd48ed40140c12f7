"""What the server keeps of maps that a choice has replaced, while their page lies open."""

import gc

from pages import coverage
from pages.parts.maps import Shown
from tests.pages.looking import stands_whole


def maps_kept() -> int:
    gc.collect()
    return sum(isinstance(each, Shown) for each in gc.get_objects())


def test_of_maps_that_have_gone_nothing_is_kept(visit, sample_release):
    visitor = visit(coverage, sample_release)
    (boroughs,) = [each for each in visitor.multiselect if each.label == "Boroughs"]
    first = maps_kept()
    for name in ("Camden", "Brent", "Barnet"):
        stands_whole(boroughs.set_value([name]).run())
    assert maps_kept() == first >= 1
