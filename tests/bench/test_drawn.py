"""Each view that the bench measures is drawn, and is another than its page as it opens."""

from urllib.parse import urlencode

import pytest

from bench.asked import pages_of_lead
from bench.drawn import BOROUGH, VIEWS, views
from bench.sockets import visitor
from pages.parts.navigation import PAGES
from tests.finishing import finished


def words_shown(server, key, told):
    async def one():
        async with visitor(server.host) as person:
            drawn = await person.visit(PAGES[key].ADDRESS, urlencode(told))
            assert (drawn.faults(), drawn.was_not_found()) == ([], False)
            return [getattr(each, each.WhichOneof("type")).SerializeToString() for each in drawn.elements()]

    return finished(one())


def test_every_page_of_a_lead_that_shows_figures_is_measured_as_it_opens():
    assert {name: told for name, told in views().items() if "," not in name} == {
        key: (key, {}) for key in pages_of_lead()
    }


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key", "told"), [view for view in VIEWS if view[2]], ids=lambda each: str(each))
def test_a_view_shows_something_else_than_its_page_as_it_opens_and_again_for_one_borough(server, name, key, told):
    shown = [words_shown(server, key, chosen) for chosen in ({}, told, told | BOROUGH)]
    assert len({tuple(each) for each in shown}) == 3
