"""What the bench does at a server is what it says it does. Nothing here is about how long it takes."""

import pytest

from bench.people import Meeting
from bench.sockets import visitor
from tests.finishing import finished

pytestmark = pytest.mark.slow


def figures(drawn):
    return [each.metric.body for each in drawn.elements() if each.WhichOneof("type") == "metric"]


def test_what_a_visitor_chooses_is_what_the_page_then_shows(server):
    async def one() -> list[list[str]]:
        async with visitor(server.host) as person:
            drawn = [await person.visit("organisations")]
            drawn += [await person.choose("Boroughs", names) for names in (["Camden"], ["Camden", "Brent"], [])]
            assert [each.faults() for each in drawn] == [[]] * 4
            return [figures(each) for each in drawn]

    everything, camden, both, again = finished(one())
    assert everything == again
    assert [camden[1], both[1]] == ["1 of 32", "2 of 32"]
    assert len({everything[0], camden[0], both[0]}) == 3


def test_everybody_of_a_meeting_acts_until_it_is_over(server):
    told = finished(Meeting([server], number=4, minutes=1 / 6).held())
    assert (told["people"], told["errors"], told["actions_wanted"]) == (4, 0, 8)
    assert 4 <= told["seconds"]["n"] <= 8
    assert told["memory"]["end_mib"] > 0
    assert server.worked > 0
