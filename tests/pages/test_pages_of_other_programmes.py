"""Every page of programmes that are partial: no boroughs, no votes, only counts, other scales, hostile words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pages import coverage, organisations, overview, principles, sources
from pages.parts.navigation import PAGES as BY_KEY
from tests.pages.looking import stands_whole, table
from tests.small_programmes import FORMULA, HOSTILE, LINK, PICTURE, imported, people
from tests.warehouse.importers.conversations import OLD
from warehouse.live import Release

PAGES = tuple(BY_KEY.values())
PEOPLE = "participant_id,borough,role\np1,Camden,nurse\np2,Brent,gp\n"
PROGRAMMES = {
    "a Polis conversation": OLD,
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "one person and no votes": {"participants.csv": "participant_id,borough,role\np1,Camden,nurse\n"},
    "one borough": people({"Camden": 12}),
    "votes from 1 to 5": {
        "programme.toml": 'name = "Out of five"\nvote_scale = "1-5"\n',
        "participants.csv": PEOPLE,
        "votes.csv": "participant_id,principle,vote\np1,1,5\np2,1,3\np1,2,1\np2,2,2\n",
    },
    "neutral votes": {
        "programme.toml": 'name = "With neutral"\nvote_scale = "for-neutral-against"\n',
        "participants.csv": PEOPLE,
        "ideas.csv": "idea_id,participant_id,principle,title\ni1,p1,1,One\ni2,p2,,Two\n",
        "votes.csv": "participant_id,idea_id,vote\np1,i1,neutral\np2,i1,neutral\np1,i2,against\n",
    },
    "only counts": {"tallies.csv": "principle,vote,count,borough\n1,1,26,Camden\n1,-1,4,Camden\n2,1,3,Brent\n"},
    "only views": {"reach.csv": "channel,day,views\nanimation,2014-06-16,26\n"},
    "only organisations": {"organisations.csv": "organisation,kind,boroughs,invited\nA trust,CCG,Camden,yes\n"},
}
SILENT = "Barking and Dagenham, Barnet, Bexley, Brent"


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Iterator[Callable[[str], Release]]:
    """The release of a programme by its name, imported when it is first asked for."""
    made: dict[str, Release] = {}

    def of_name(name: str) -> Release:
        if name not in made:
            files = HOSTILE if name == "hostile" else PROGRAMMES[name]
            made[name] = imported(Path(tmp_path_factory.mktemp("programme")), files)
        return made[name]

    yield of_name


def marks_of(name: str) -> list[pytest.MarkDecorator]:
    """Every page of every programme takes long; two programmes stand for all in the quick suite."""
    return [] if name in ("a Polis conversation", "headers only") else [pytest.mark.slow]


@pytest.mark.parametrize("name", [pytest.param(name, marks=marks_of(name)) for name in PROGRAMMES])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.TITLE)
def test_a_page_stands_whole_whatever_is_missing(visit, programme, page, name):
    visitor = visit(page, programme(name))
    assert not any("Made-up data" in said.value for said in visitor.markdown)
    assert any("Open on this machine" in said.value for said in visitor.markdown)


@pytest.mark.parametrize(("name", "offered"), [("headers only", False), ("one borough", True)])
def test_how_bars_are_drawn_is_asked_only_where_there_are_bars(visit, programme, name, offered):
    visitor = visit(principles, programme(name))
    assert ("Fill to 100%" in [each.label for each in visitor.toggle]) == offered


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a Polis conversation", "one borough", "only counts"])
def test_other_forms_and_filters_stand_whole_too(visit, programme, name):
    for page in (overview, coverage, organisations, principles):
        visit(page, programme(name), shape="Tile grid", level="Inner and outer London", area=["Brent"], role=["GP"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "page", "heading"),
    [
        ("a Polis conversation", overview, "3 people took part"),
        ("a Polis conversation", coverage, "3 people took part; nobody's borough is known"),
        ("a Polis conversation", principles, "6 votes, none of them under a principle yet"),
        ("a Polis conversation", sources, "10 rows came in and none was set aside"),
        ("headers only", overview, "Nobody has taken part yet"),
        ("headers only", sources, "Nothing has been imported yet"),
        ("one person and no votes", overview, "Nobody has taken part yet"),
        ("one person and no votes", coverage, "No borough has been heard yet"),
        ("one borough", overview, "12 people in 1 of 32 boroughs took part"),
        ("one borough", coverage, f"1 of 32 boroughs heard; {SILENT} and 27 more silent"),
        ("one borough", principles, "A clear majority for Integrated teams"),
        ("votes from 1 to 5", principles, "People agree most on Joint planning and least on Integrated teams"),
        ("only counts", principles, "No votes yet"),
        ("only organisations", organisations, "No organisations heard; 1 invited one is silent"),
    ],
    ids=lambda value: getattr(value, "TITLE", value),
)
def test_the_heading_says_how_little_is_known(visit, programme, name, page, heading):
    assert visit(page, programme(name)).title[0].value == heading


def test_an_export_without_places_says_how_to_fill_the_map(visit, programme):
    (said,) = visit(coverage, programme("a Polis conversation")).info
    assert "--register" in said.value


def test_an_export_without_principles_says_how_to_name_them(visit, programme):
    (said,) = visit(principles, programme("a Polis conversation")).info
    assert said.value.startswith("6 votes are on ideas that are not under a principle yet.")


def test_no_votes_at_all_are_not_blamed_on_the_filters(visit, programme):
    (said,) = visit(principles, programme("one person and no votes")).info
    assert "imported" in said.value


def test_votes_from_1_to_5_are_shown_as_they_were_given_and_never_as_for_or_against(visit, programme):
    shown = table(visit(principles, programme("votes from 1 to 5")), "Principle", "People", "Votes", "Agreement")
    shown = shown.set_index("Principle")
    assert shown.loc["Integrated teams"][["Votes", "1", "2", "3", "4", "5"]].tolist() == [2, 0, 0, 1, 0, 1]
    assert "For" not in shown.columns


def test_neutral_votes_are_counted_and_take_no_side(visit, programme):
    shown = table(visit(principles, programme("neutral votes")), "Principle", "For", "Against", "Neutral", "Votes")
    shown = shown.set_index("Principle")[["For", "Against", "Neutral", "Votes"]]
    assert shown.loc["Integrated teams"].tolist() == [0, 0, 2, 2]


def test_counts_without_voters_are_shown_apart(visit, programme):
    visitor = visit(principles, programme("only counts"))
    counted = table(visitor, "Principle", "For", "Against", "Neutral")
    assert counted[["For", "Against", "Neutral"]].values.tolist() == [[26, 4, 0], [3, 0, 0]]


def bare(visitor) -> str:
    """Everything sent for the page but tables, charts and lists of choices, whose words are only ever drawn as text."""
    elements = [element for block in (visitor.main, visitor.sidebar) for element in block]
    drawn = ("dataframe", "vega_lite_chart", "multiselect", "selectbox")
    return "\n".join(str(element.proto) for element in elements if element.type not in drawn)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.TITLE)
def test_words_of_others_are_never_read_as_markdown(visit, programme, page):
    visitor = visit(page, programme("hostile"), phase=LINK)
    for words in (PICTURE, LINK, FORMULA):
        assert words not in bare(visitor)


def test_words_of_others_stand_in_tables_as_they_were_written(visit, programme):
    ideas = table(visit(principles, programme("hostile")), "Idea")
    assert set(ideas["Idea"]) == {PICTURE, FORMULA}
    named = table(visit(organisations, programme("hostile")), "Organisation")
    assert set(named["Organisation"]) == {PICTURE, LINK}
    aside = table(visit(sources, programme("hostile")), "Source", "File", "Line")
    assert PICTURE in " ".join(aside["What stood there"].dropna())


def test_a_hostile_name_of_a_programme_is_shown_as_written(visit, programme):
    visitor = visit(overview, programme("hostile"))
    assert any(r"\!\[x\]" in said.value for said in visitor.caption)
    assert any(r"\!\[x\]" in said.value for said in visitor.markdown)
    stands_whole(visitor.run())
