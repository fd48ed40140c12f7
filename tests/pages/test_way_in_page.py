"""The page The way in: of the sample, under filters, and where sources say little."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pages import way_in
from tests.pages.looking import table
from tests.small_programmes import imported, people
from warehouse.live import Release

PROGRAMMES = {
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "only views": {"reach.csv": "channel,day,views\nanimation,2014-06-16,26\n"},
    "only responses": {"responses.csv": "organisation,kind,borough\nA trust,champion,Camden\n"},
    "no list of participants": {"votes.csv": "participant_id,principle,vote\np1,1,1\np2,1,1\n"},
    "all the same": people({"Camden": 30}),
    "came without registering": {
        "programme.toml": 'name = "Day"\n[[event]]\nid = "day"\nname = "The *day*"\nday = 2014-09-17\n',
        "participants.csv": "participant_id,borough,joined_at\np1,Camden,2014-05-01\np2,,\n",
        "votes.csv": "participant_id,principle,vote\np1,1,1\np3,1,1\n",
        "attendance.csv": "event,participant_id\nday,p2\nday,p3\nday,p4\n",
    },
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Iterator[Callable[[str], Release]]:
    """The release of a programme by its name, imported when it is first asked for."""
    made: dict[str, Release] = {}

    def of_name(name: str) -> Release:
        if name not in made:
            made[name] = imported(Path(tmp_path_factory.mktemp("programme")), PROGRAMMES[name])
        return made[name]

    yield of_name


def said(visitor) -> str:
    return "\n".join(each.value for each in visitor.markdown)


def test_the_sample_has_every_step_with_its_share(visit, sample_release):
    shown = table(visit(way_in, sample_release), "Step", "People", "Of the step before").set_index("Step")
    assert shown["People"].tolist() == [1512, 1439, 306, 677, 1439, 214]
    assert shown.loc["Came to an event", ["Of the step before", "Step before"]].tolist() == [201, 1439]
    known = shown.dropna()
    assert ((known["From"] <= known["Share"]) & (known["Share"] <= known["To"])).all()


def test_responses_are_counted_by_organisation_and_apart_from_people(visit, sample_release):
    visitor = visit(way_in, sample_release)
    assert "69 of the 187 organisations heard: 37% (30% to 44%). These are organisations, not people" in said(visitor)
    assert table(visitor, "Seen", "Views")["Views"].sum() > 50_000


@pytest.mark.parametrize("by", list(way_in.BY))
def test_every_row_together_is_everybody_the_unknown_too(visit, sample_release, by):
    visitor = visit(way_in, sample_release, way_in_by=by, way_in_share="Came to an event, of those who took part")
    shown = table(visitor, by, "People known of")
    assert shown[["People known of", "Took part", "Came to an event"]].sum().tolist() == [1512, 1439, 214]
    assert "Unknown" in set(shown[by])
    assert table(visitor, by, "Number", "Of")[["Number", "Of"]].sum().tolist() == [201, 1439]


def test_the_page_follows_the_filters(visit, sample_release):
    visitor = visit(way_in, sample_release, area=["Sutton"])
    assert visitor.title[0].value.startswith("2 registered, all of them took part")
    assert table(visitor, "Channel", "People known of")["People known of"].sum() == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "heading", "words"),
    [
        ("headers only", "Nobody is known to have come yet", "No views were counted."),
        ("only views", "Nobody is known to have come yet", "Nobody is known to have registered"),
        ("only responses", "Nobody is known to have come yet", "No organisation that was heard has responded"),
        ("no list of participants", "2 people took part; who registered is not known", "lists only those who did"),
        ("all the same", "30 registered, all of them took part", "Everybody registered also took part"),
        (
            "came without registering",
            "2 registered, 50% of them took part; 3 came to an event, 2 of whom gave nothing online",
            "2 people came to an event and are in no list of participants.",
        ),
    ],
)
def test_what_is_not_known_is_said(visit, programme, name, heading, words):
    visitor = visit(way_in, programme(name))
    assert visitor.title[0].value == heading
    assert words in said(visitor)


@pytest.mark.parametrize("step", list(way_in.SHARES))
def test_little_data_stands_whole_at_every_step(visit, programme, step):
    visitor = visit(way_in, programme("came without registering"), way_in_by="Borough", way_in_share=step)
    assert "Of 3 of 4 people it is not known where they are (75%)." in said(visitor)
    assert table(visitor, "Event", "Day")["Event"].tolist() == ["The *day*"]


def test_whose_day_is_not_known_is_left_out_when_days_are_chosen(visit, programme):
    visitor = visit(way_in, programme("came without registering"), **{"from": "2014-05-01"})
    shown = table(visitor, "Channel", "People known of")
    assert shown["People known of"].sum() == 4
    visitor = visit(way_in, programme("came without registering"), to="2014-05-31")
    assert visitor.title[0].value == "1 registered, none of them took part"
