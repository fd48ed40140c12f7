"""The page Over time: what changed since a date, periods that follow the address, what is not whole."""

from datetime import date
from pathlib import Path

import pytest

from pages import over_time
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.pages.looking import table
from tests.small_programmes import imported
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

CHANGES = ("What", "Name", "People before", "People now", "Added", "New")
SMALL = {
    "participants.csv": "participant_id,organisation,borough,role\n"
    "p1,A trust,Camden,nurse\np2,A charity,Camden,gp\np3,A charity,Brent,carer\np4,,Brent,carer\n",
    "votes.csv": "participant_id,principle,vote,voted_at\n"
    "p1,1,1,2014-06-02T10:00:00\np1,2,1,2014-06-30T10:00:00\np2,1,1,2014-06-10T10:00:00\np2,1,-1,2014-06-30T11:00:00\n"
    "p3,1,1,2014-07-01T10:00:00\np4,1,1,\n",
}
ONE = {
    "participants.csv": "participant_id,borough,role\np1,Camden,nurse\n",
    "votes.csv": "participant_id,principle,vote,voted_at\np1,1,1,2014-06-02T10:00:00\n",
}
UNDATED = {
    "participants.csv": "participant_id,borough,role\np1,Camden,nurse\n",
    "votes.csv": "participant_id,principle,vote\np1,1,1\n",
}
NOBODY = {"participants.csv": "participant_id,borough,role\np1,Camden,nurse\n"}


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Release:
    return imported(Path(tmp_path_factory.mktemp("small")), SMALL)


def bullets(visitor) -> list[str]:
    """The sentences on what changed, as a reader sees them."""
    (said,) = [each.value for each in visitor.markdown if each.value.startswith("- ")]
    return [line.removeprefix("- ").replace("\\", "") for line in said.splitlines()]


def small_print(visitor) -> str:
    return " ".join(said.value for said in visitor.caption)


def heard(chosen: dict, field: str) -> dict[str, set]:
    """The sample's people by one thing known of them, from the raw rows."""
    people: dict[str, set] = {}
    for each in plain.counted(NOTHING_CHOSEN | chosen):
        people.setdefault(getattr(plain.people()[each.person], field), set()).add(each.person)
    return people


def test_with_no_date_chosen_it_is_the_28_days_before_the_last_contribution(visit, sample_release):
    visitor = visit(over_time, sample_release)
    assert visitor.title[0].value == "42 people and 2 organisations heard for the first time since 2 October 2015"


@pytest.mark.parametrize("day", [date(2014, 6, 23), date(2014, 9, 17), date(2015, 6, 10)], ids=str)
def test_what_changed_in_the_sample_is_what_the_raw_rows_say(visit, sample_release, day):
    shown = table(visit(over_time, sample_release, changed_since=day.isoformat()), *CHANGES)
    eve = {"until": day.replace(day=day.day - 1)}
    names = {code: name for name, code in plain.code_of_area().items()}
    for what, field in (("Area", "area"), ("Organisation", "organisation")):
        before, now = heard(eve, field), heard({}, field)
        expected = {
            (names.get(key, key), len(before.get(key, ())), len(people), "Yes" if key not in before else "No")
            for key, people in now.items()
            if key and len(people) > len(before.get(key, ()))
        }
        rows = shown[shown["What"] == what]
        found = set(rows[["Name", "People before", "People now", "New"]].itertuples(index=False, name=None))
        elsewhere = {"several", "outside", "unknown"}
        assert {row[1:] for row in expected if row[0] in elsewhere} <= {row[1:] for row in found}
        assert {row for row in expected if row[0] not in elsewhere} <= found
        assert len(found) == len(expected)
        assert (rows["Added"] == rows["People now"] - rows["People before"]).all()


def test_a_vote_that_was_changed_later_does_not_make_its_person_new(visit, small):
    visitor = visit(over_time, small, changed_since="2014-06-30")
    assert visitor.title[0].value == "2 people and 1 borough heard for the first time since 30 June 2014"
    shown = table(visitor, *CHANGES)
    assert shown[shown["What"] == "Organisation"].values.tolist() == [["Organisation", "A charity", 1, 2, 1, "No"]]


def test_what_is_new_is_said(visit, small):
    assert bullets(visit(over_time, small, changed_since="2014-06-30")) == [
        "New borough: Brent; 2 of 32 are heard now.",
        "No new organisation.",
        "Heard for the first time in the role of: Carer.",
        "Most people were added in Brent (0 to 2).",
    ]


def test_the_day_itself_belongs_to_what_changed(visit, small):
    visitor = visit(over_time, small, changed_since="2014-06-10", to="2014-06-10")
    assert visitor.title[0].value == "1 person and 1 organisation heard for the first time since 10 June 2014"


def test_a_date_after_all_that_is_shown_changes_nothing(visit, small):
    visitor = visit(over_time, small, changed_since="2014-07-01", to="2014-06-10")
    assert visitor.title[0].value == "Nobody heard for the first time since 1 July 2014"
    assert len(table(visitor, *CHANGES)) == 0


def test_weeks_start_on_monday_and_votes_changed_are_counted_apart(visit, small):
    weeks = table(visit(over_time, small, count="By week"), "Week from", "Contributions")
    assert weeks["Week from"].tolist() == [date(2014, 6, 2), date(2014, 6, 9), date(2014, 6, 30)]
    shown = ["Contributions", "Votes changed", "People", "New people", "Organisations", "New organisations", "Boroughs"]
    assert weeks[shown].values.tolist() == [[1, 0, 1, 1, 1, 1, 1], [1, 0, 1, 1, 1, 1, 1], [2, 1, 3, 1, 2, 0, 2]]
    assert weeks["People so far"].tolist() == [1, 2, 3]
    assert weeks["Whole"].tolist() == ["Yes", "Yes", "No"]


def test_days_are_counted_too(visit, small):
    days = table(visit(over_time, small, count="By day"), "Day", "Contributions")
    assert days["Day"].tolist() == [date(2014, 6, 2), date(2014, 6, 10), date(2014, 6, 30), date(2014, 7, 1)]
    assert days["Boroughs so far"].tolist() == [1, 1, 1, 2]
    assert days["Whole"].tolist() == ["Yes", "Yes", "Yes", "No"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        ("By week", "more may have come in that week. It is marked with a dashed outline."),
        ("By day", "more may have come in that day. It is marked with a dashed outline."),
        ("Running total", "more may have come in that day. It is marked with a hollow dot."),
    ],
)
def test_what_is_not_whole_is_said_with_how_it_is_marked(visit, small, count, words):
    said = small_print(visit(over_time, small, count=count))
    assert f"the data ends on 1 July 2014, and {words} Left out: 1 contribution without a date." in said


def test_a_week_cut_by_the_days_chosen_is_not_whole(visit, small):
    assert "the days chosen cut a week." in small_print(visit(over_time, small, to="2014-06-11"))
    assert "Not whole" not in small_print(visit(over_time, small, to="2014-06-15"))


@pytest.mark.parametrize("count", [*over_time.STEPS, over_time.RUNNING])
def test_a_programme_of_one_person_stands(visit, tmp_path, count):
    visitor = visit(over_time, imported(tmp_path, ONE), count=count, changed_since="2014-06-02")
    assert visitor.title[0].value == "1 person and 1 borough heard for the first time since 2 June 2014"


@pytest.mark.parametrize(
    ("files", "heading"),
    [(NOBODY, "Nobody has taken part yet"), (UNDATED, "1 person in 1 of 32 boroughs took part")],
    ids=["nobody", "no dates"],
)
def test_with_nothing_dated_the_page_says_so(visit, tmp_path, files, heading):
    visitor = visit(over_time, imported(tmp_path, files))
    assert visitor.title[0].value == heading
    assert [said.value for said in visitor.info] == ["No contributions with a date under these filters."]


def test_how_to_see_a_figure_as_of_a_day_is_said(visit, small):
    assert "choose the day under “Up to”" in small_print(visit(over_time, small))


@pytest.mark.parametrize("day", ["2014-13-45", "1890-01-01", "2999-01-01", "last Thursday"])
def test_nonsense_in_the_address_is_left_out(visit, sample_release, day):
    visitor = visit(over_time, sample_release, changed_since=day, count="By moon")
    assert visitor.title[0].value.endswith("since 2 October 2015")
    assert len(table(visitor, "Week from")) > 50
