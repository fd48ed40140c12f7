"""Links to what is on screen, and how long what is on screen is kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pages import coverage, sources
from pages.parts.sharing import CARD, SENT, named
from tests.small_programmes import imported, people
from warehouse.live import Release, live_release
from warehouse.retention import expire

DAY = date.today() + timedelta(days=12)


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """A programme whose time is over in twelve days."""
    terms = f'name = "A talk"\nstart = 2014-05-01\nend = 2014-10-31\nretention_date = {DAY}\n'
    return imported(tmp_path, {**people({"Camden": 12, "Brent": 9}), "programme.toml": terms})


def links(page) -> list[str]:
    return [each.value for each in page.code]


def test_the_address_of_a_view_holds_its_filters_and_that_of_a_figure_its_name(visit, release):
    page = visit(coverage, release, roles="nurse")
    view, figures = links(page)[-1], links(page)[:-1]
    assert view.endswith("?roles=nurse")
    assert len(figures) == len(set(figures)) > 2
    for link in figures:
        assert link.startswith(f"{view}&{CARD}=")
        address, _, place = link.partition("#")
        assert place == f"figure-{address.rpartition('=')[2]}"
    assert not [words.value for words in page.subheader if words.value == SENT]


def test_a_figure_is_called_the_same_by_two_who_look(visit):
    assert named("coverage/days-False") == named("coverage/days-True") == "coverage-days"
    assert named("coverage-borough-0a2bbb08") == "coverage-borough"


def test_the_figure_of_a_link_is_looked_for_on_its_page(visit, release):
    """The browser asks once more when the pictures are there, and then scrolls: tests/browser looks at that."""
    *_, link, _ = links(visit(coverage, release))
    name = link.rpartition("figure-")[2]
    page = visit(coverage, release, card=name)
    assert page.session_state["figure being scrolled to"] == name
    assert CARD not in links(page)[-1]


def test_the_last_month_is_warned_of_on_sources(visit, release):
    page = visit(sources, release)
    (warning,) = [said.value for said in page.warning]
    assert warning.startswith("Everything about single people is erased in 12 days, after ")


def test_what_is_erased_is_said_on_every_page(visit, release):
    expire(release.folder, DAY + timedelta(days=1))
    for page in (coverage, sources):
        shown = visit(page, live_release(release.folder))
        assert any(said.value.startswith("Everything about single people was erased on") for said in shown.info)
