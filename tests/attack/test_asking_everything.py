"""Every question that funders may ask, asked in every way it can be, gives what the file gives and no more."""

import itertools
import re

import pytest

from access import Role, Viewer
from queries.question import Field, Question, question, questions
from queries.runner import NotPublished, ask
from tests.asking import EVERYTHING_CHOSEN, fitting
from tests.attack.truth import figures_of, read, truth_of
from warehouse.live import Release

FUNDER = Viewer(Role.FUNDER)
PUBLISHED = [name for name in questions() if name.startswith("published/")]


def values(field: Field, release: Release) -> list:
    """All that a parameter of a published question can be: codes that mean something, and one that means nothing."""
    known = {
        "level": "SELECT DISTINCT level FROM area_groups UNION ALL SELECT 'borough'",
        "year": "SELECT DISTINCT year FROM population",
        "framework": "SELECT framework FROM frameworks",
        "since": "SELECT start_day FROM phases",
        "until": "SELECT end_day FROM phases",
        "items": "SELECT principle FROM principles",
    }
    name = field.name[1:]
    if field.kind == "yes_no":
        return [True, False]
    found = [value for (value,) in read(release.published, known[name])]
    return [[], *([value] for value in found), found] if field.kind == "codes" else [*found, None]


def every_answer(asked: Question, release: Release) -> list[tuple[dict, list[dict]]]:
    names = [field.name[1:] for field in asked.parameters]
    ways = itertools.product(*(values(field, release) for field in asked.parameters))
    chosen = [dict(zip(names, way, strict=True)) for way in ways]
    return [(each, ask(asked.name, FUNDER, release, **each).to_dict("records")) for each in chosen]


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name.endswith("/areas") else []) for name in PUBLISHED]
)
def test_no_answer_holds_a_number_that_the_file_does_not(name, sample_release):
    asked = question(name)
    figures = {value for value in figures_of(sample_release).values() if value is not None}
    for chosen, answer in every_answer(asked, sample_release):
        for row in answer:
            said = {row[field.name] for field in asked.columns if field.kind == "people"}
            assert {int(count) for count in said if count == count and count is not None} <= figures, chosen


@pytest.mark.slow
def test_asked_in_every_way_each_area_and_principle_shows_what_its_cell_shows(sample_release):
    figures = figures_of(sample_release)
    phases = {
        (start, end): name
        for name, start, end in read(sample_release.published, "SELECT phase, start_day, end_day FROM phases")
    }
    seen = 0
    for chosen, answer in every_answer(question("published/coverage/areas"), sample_release):
        when = chosen["since"], chosen["until"]
        for row in answer:
            cell = ("borough", None) if when == (None, None) else ("phase x borough", phases[when])
            shown = figures["people", *cell, row["group_code"], None, None]
            assert shown == (None if row["participants"] != row["participants"] else row["participants"])
            seen += 1
    assert seen >= 3 * 36


@pytest.mark.parametrize(
    "name", sorted(set(questions()) - set(PUBLISHED) - {name.removeprefix("published/") for name in PUBLISHED})
)
def test_a_question_without_a_published_form_is_refused_even_if_it_reads_only_public_facts(name, sample_release):
    with pytest.raises(NotPublished, match="not among the published figures"):
        ask(name, FUNDER, sample_release, **fitting(question(name), EVERYTHING_CHOSEN))


def test_the_published_questions_read_published_tables_only(sample_release):
    every = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'given'"
    tables = {table for (table,) in read(sample_release.published, every)}
    for name in PUBLISHED:
        sql = question(name).sql
        own = set(re.findall(r"(\w+) AS \(", sql))
        assert set(re.findall(r"(?:FROM|JOIN) (\w+)", sql)) <= tables | own, name


def test_the_sample_hides_much_and_shows_more(sample_release):
    figures, truth = figures_of(sample_release), truth_of(sample_release)
    people = [cell for cell in figures if cell[0] == "people" and truth[cell]]
    assert 100 <= sum(figures[cell] is not None for cell in people) < len(people)
    assert [cell for cell in people if 1 <= truth[cell] <= 7 and figures[cell] is not None] == []
