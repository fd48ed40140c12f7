"""Every page of the sample programme: its heading, its banner, and figures that follow the address."""

from datetime import date

import pytest

from pages import (
    afterwards,
    coverage,
    fairness,
    holds,
    ideas,
    organisations,
    over_time,
    overview,
    principles,
    sources,
    thread,
    voices,
    way_in,
    where_next,
)
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.pages.looking import stands_whole, table

FILTERED = (overview, coverage, over_time, organisations, voices, way_in, principles, ideas, holds, thread, afterwards)
CAMDEN, SUTTON = "E09000007", "E09000029"
NORTH_CENTRAL = ["E09000003", "E09000007", "E09000010", "E09000014", "E09000019"]
HEADINGS = {
    overview: "1,439 people of 187 organisations in all 32 boroughs took part",
    coverage: "All 32 boroughs heard; 13 only thinly: Sutton, Havering, Bexley, Harrow and 9 more",
    fairness: "Outer London was heard less than inner London, and deprived boroughs more than others, both by more "
    "than chance",
    over_time: "42 people and 2 organisations heard for the first time since 2 October 2015",
    where_next: "25 of 32 boroughs have reached their target; "
    "furthest below: Sutton, Havering, Bexley, Harrow and 3 more",
    organisations: "187 organisations heard; 20 invited ones are silent",
    voices: "The most active 10% gave 49% of contributions",
    way_in: "1,512 registered, 95% of them took part; 214 came to an event, 13 of whom gave nothing online",
    afterwards: "150 responses from 69 organisations: 39 requests for help, 26 of them with a champion nearby",
    holds: "6 of 8 principles are robust; Integrated leadership is fragile: without Lea Marsh Community Health Trust a "
    "clear majority against; Pooled resources is divided",
    ideas: "479 ideas: a clear majority for 210 and against 6",
    thread: "201 ideas decided: 159 kept or merged into 15 sentences, 42 dropped; 289 ideas not decided yet",
    principles: "A clear majority for 7 of 8 principles; no clear majority on Pooled resources",
    sources: "17,713 rows came in: 17,667 taken, 14 set aside",
}


def each(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.TITLE)


def figures(visitor) -> dict[str, str]:
    """The figures at the head of the page."""
    return {metric.label: metric.value for metric in visitor.metric}


def captions(visitor) -> list[str]:
    """The small print, as a reader sees it."""
    return [said.value.replace("\\", "") for said in visitor.caption]


def counted(**chosen) -> dict[str, str]:
    """The same figures from the raw rows."""
    given = plain.counted(NOTHING_CHOSEN | chosen)
    total = plain.tally(given)
    boroughs = {plain.people()[one.person].area for one in given}
    labels = ("Organisations", "Contributions", "Votes")
    shown = {"People": f"{total['participants']:,}"} | {label: f"{total[label.lower()]:,}" for label in labels}
    return shown | {"Boroughs": f"{len(boroughs - {'E09000001', 'several', 'outside', 'unknown'})} of 32"}


@each(HEADINGS)
def test_the_heading_of_each_page_says_what_was_found(visit, sample_release, page):
    visitor = visit(page, sample_release)
    assert visitor.title[0].value.replace("\\", "") == HEADINGS[page]
    assert any("Made-up data" in said.value for said in visitor.markdown)


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ({}, {}),
        ({"area": ["Camden"]}, {"areas": [CAMDEN]}),
        ({"area": ["Camden", "Sutton"]}, {"areas": [CAMDEN, SUTTON]}),
        ({"role": ["GP"]}, {"roles": ["gp"]}),
        ({"kind": ["Local authority"]}, {"organisation_kinds": ["local_authority"]}),
        ({"from": "2014-07-01", "to": "2014-07-10"}, {"since": date(2014, 7, 1), "until": date(2014, 7, 10)}),
        ({"phase": "Service users and carers"}, {"since": date(2015, 3, 1), "until": date(2015, 10, 31)}),
        (
            {"phase": "Service users and carers", "from": "2015-06-01"},
            {"since": date(2015, 6, 1), "until": date(2015, 10, 31)},
        ),
        ({"board": ["North Central London (since 2022)"]}, {"areas": NORTH_CENTRAL}),
    ],
    ids=lambda value: ", ".join(value),
)
def test_the_figures_follow_the_address(visit, sample_release, address, chosen):
    assert figures(visit(coverage, sample_release, **address)) == counted(**chosen)


def test_the_figures_follow_a_principle_in_the_address(visit, sample_release):
    name = next(row["name"] for row in plain.read("data/reference/principles.csv") if row["code"] == "5")
    visitor = visit(overview, sample_release, principle=[name])
    people = {label: value for label, value in figures(visitor).items() if label in counted()}
    assert people == counted(items=["vision-2014:5"])


@pytest.mark.slow
@each(FILTERED)
def test_a_page_says_what_is_chosen(visit, sample_release, page):
    visitor = visit(page, sample_release, area=["Camden"], role=["Nurse"], to="2014-10-01")
    assert any("Showing up to 01 October 2014; Camden; Nurse." in words for words in captions(visitor))


@pytest.mark.slow
@each(FILTERED)
def test_what_is_unknown_in_the_address_is_left_out(visit, sample_release, page):
    nonsense = {"area": ["Atlantis"], "role": ["Astronaut"], "phase": "Never", "from": "2014-13-45", "to": "x"}
    more = {"level": "Moons", "measure": "Luck", "shape": "Globe", "framework": "None", "board": ["None"], "kind": "?"}
    visitor = visit(page, sample_release, **nonsense, **more, principle=["None"])
    assert visitor.title[0].value.replace("\\", "") == HEADINGS[page]
    assert any("Showing everything." in words for words in captions(visitor))


def test_what_is_known_in_the_address_stays_beside_what_is_not(visit, sample_release):
    visitor = visit(coverage, sample_release, area=["Camden", "Atlantis"])
    assert figures(visitor) == counted(areas=[CAMDEN])


def test_an_address_with_a_level_shows_that_level_at_once(visit, sample_release):
    visitor = visit(coverage, sample_release, level="Inner and outer London")
    assert visitor.title[0].value == "Inner London was heard most for its size, Outer London least"
    assert table(visitor, "Area", "Reach")["Area"].head(2).tolist() == ["Outer London", "Inner London"]


@pytest.mark.slow
@pytest.mark.parametrize("level", list(coverage.LEVELS))
@pytest.mark.parametrize("page", [coverage, principles], ids=lambda page: page.TITLE)
def test_every_level_can_be_shown_as_tiles(visit, sample_release, page, level):
    visit(page, sample_release, level=level, shape="Tile grid", area=["Camden"])


@pytest.mark.slow
@pytest.mark.parametrize("measure", list(coverage.MEASURES))
def test_every_measure_can_be_coloured(visit, sample_release, measure):
    assert visit(coverage, sample_release, measure=measure).selectbox(key="measure").value == measure


@pytest.mark.slow
def test_votes_can_be_read_under_every_framework(visit, sample_release):
    visitor = visit(principles, sample_release)
    frameworks = visitor.selectbox(key="framework").options
    assert len(frameworks) == 5
    for name in frameworks:
        stands_whole(visitor.selectbox(key="framework").select(name).run())


def test_votes_on_the_principles_themselves_are_shown_apart(visit, sample_release):
    visitor = visit(principles, sample_release, votes="Principles themselves", stacked="true")
    direct = [one for one in plain.counted(NOTHING_CHOSEN) if one.kind == "vote" and one.direct]
    assert table(visitor, "Principle", "For", "Against", "Neutral", "Votes")["Votes"].sum() == len(direct)


def test_a_borough_chosen_is_compared_with_london(visit, sample_release):
    visitor = visit(principles, sample_release, area=["Camden"])
    assert any(said.value.startswith("**") and "from Camden" in said.value for said in visitor.markdown)


def test_show_everything_clears_every_filter(visit, sample_release):
    chosen = {"area": ["Camden"], "role": ["GP"], "phase": "Service users and carers", "to": "2015-07-01"}
    visitor = visit(coverage, sample_release, **chosen)
    (button,) = [button for button in visitor.sidebar.button if button.label == "Show everything"]
    assert figures(stands_whole(button.click().run())) == counted()


def test_organisations_heard_and_silent_can_be_told_apart(visit, sample_release):
    heard = table(visit(organisations, sample_release, which="Heard"), "Organisation")
    silent = table(visit(organisations, sample_release, which="Invited and silent"), "Organisation")
    assert (len(heard), len(silent)) == (187, 20)
    assert heard["People"].min() > 0
    assert set(silent["People"]) == {0}


@pytest.mark.slow
def test_nobody_under_the_filters_is_said_and_not_drawn(visit, sample_release):
    for page in FILTERED:
        visit(page, sample_release, area=["Sutton"], role=["Midwife"], **{"from": "2015-10-30"})
    visitor = visit(coverage, sample_release, role=["Midwife"], **{"from": "2015-10-30"})
    assert visitor.title[0].value == "No borough has been heard yet"
    assert figures(visitor)["People"] == "0"


@pytest.mark.slow
def test_every_figure_says_how_it_is_made(visit, sample_release):
    visitor = visit(sources, sample_release)
    for title in visitor.selectbox(key="figure").options:
        stands_whole(visitor.selectbox(key="figure").select(title).run())


def test_sources_name_every_row_set_aside(visit, sample_release):
    visitor = visit(sources, sample_release)
    assert len(table(visitor, "Source", "File", "Line")) == 14
    assert table(visitor, "Source", "File", "Table")["Rows in"].sum() == 17_713
