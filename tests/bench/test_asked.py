"""Which questions a page asks is what reaches the runner, with what was chosen."""

from datetime import date

import pytest

from bench.asked import FREE, asked_by, pages_of_lead
from bench.questions import Times, statement
from pages.parts.navigation import PAGES
from queries.question import COUNTED


@pytest.fixture
def here(monkeypatch, sample_release):
    """The sample, looked at by this process."""
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(sample_release.folder))
    return sample_release


def test_a_page_asks_what_it_shows_and_each_question_once(here):
    asked = asked_by("principles", here, {})
    assert "votes/principles" in {name for name, *_ in asked}
    assert len(asked) == len(set(asked))
    assert any(statement(each, each[1]) != statement(each, COUNTED) for each in asked)


def test_free_filters_reach_the_questions_as_they_were_chosen(here):
    asked = asked_by("principles", here, FREE)
    chosen = next(dict(parameters) for name, *_, parameters in asked if name == "votes/principles")
    assert (chosen["since"], chosen["until"]) == (date(2014, 6, 23), date(2014, 9, 17))
    assert len(chosen["areas"]) == 3
    assert len(chosen["roles"]) == len(chosen["organisation_kinds"]) == 2


def test_a_page_costs_what_its_questions_cost(here):
    asked, times = asked_by("room", here, {}), Times()
    assert times.of_page(asked)["ms"] == sum(times.of(each)[0] for each in asked)


def test_the_bench_draws_the_pages_that_show_figures():
    assert set(PAGES) - set(pages_of_lead()) == {"bring", "coding"}
