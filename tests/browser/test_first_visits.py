"""The bench sees what a browser sees. Nothing here is about how long it takes."""

import pytest

from bench import first_visits
from bench.servers import empty_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_first_visit_and_a_click_are_seen_in_the_browser(server, browser, programme_folder, monkeypatch):
    monkeypatch.setattr(first_visits, "CLICKS", 1)
    address = f"{server}{first_visits.MAP}"
    seen = first_visits._visit(browser, address, first_visits._map)
    assert seen["traffic"]["requests"] > 50
    assert seen["traffic"]["bytes"] > seen["traffic"]["socket_bytes"] > 10_000
    assert len(first_visits._map_clicks(browser, address)) == 1
    with empty_app(programme_folder) as empty:
        assert len(first_visits._empty_clicks(browser, f"{empty.address}/")) == 1


def test_no_more_than_two_megabytes_are_sent_to_a_browser_that_was_never_here(server, browser):
    seen = first_visits._visit(browser, f"{server}{first_visits.MAP}", first_visits._map)
    assert seen["traffic"]["bytes"] <= 2_000_000
