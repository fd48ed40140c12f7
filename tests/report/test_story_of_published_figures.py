"""The story of the sample and of small programmes: published figures only, whatever there is."""

import pandas as pd
import pytest

from report.telling import tell
from tests.small_programmes import imported, people


@pytest.fixture(scope="module")
def told(sample_release):
    """The story of the sample."""
    return tell(sample_release)


def counts(story) -> list[float]:
    """Every count of people, votes or contributions that a table or a chart of the story holds."""
    found = []
    for table in story.tables():
        for column, kind in table.kinds.items():
            if kind in ("people", "count") and column not in EXACT:
                found += table.frame[column].dropna().astype(float).tolist()
    for picture in story.pictures():
        for column in {"participants", "people", "n", "n_for", "n_against", "n_neutral"} & set(picture.frame):
            found += picture.frame[column].dropna().astype(float).tolist()
    return found


# Organisations, boroughs and residents are no people who took part.
EXACT = {"Organisations", "Residents", "Responses", "Boroughs shown", "Boroughs hidden", "Boroughs with nobody"}


def test_the_sample_is_told_in_five_parts(told):
    assert [section.topic for section in told.sections] == [
        "Where", "What was said", "What it led to", "How fairly London was heard", "Then and now",
    ]  # fmt: skip
    assert told.headline.startswith("About 1,440 people from 187 organisations took part, in at least ")
    assert [label for label, _, _ in told.key_figures] == ["People", "Organisations", "Boroughs", "Contributions"]
    assert told.made_up and len(told.fingerprint) == 16


def test_every_count_of_people_and_votes_is_rounded(told):
    numbers = counts(told)
    assert len(numbers) > 200
    assert [number for number in numbers if number % 5 or 0 < number < 8 and number != 5] == []


def test_every_figure_has_a_description_a_table_and_a_way_it_was_made(told):
    for section in told.sections:
        assert section.heading
        for figure in section.figures:
            assert figure.table is not None and figure.questions
            assert all(len(picture.description) > 30 for picture in figure.pictures)
    keys = [picture.key for picture in told.pictures()]
    assert len(keys) == len(set(keys))


def test_a_hidden_borough_has_a_number_nowhere(told):
    areas = next(table for table in told.tables() if table.key == "boroughs").frame.set_index("Area")
    hidden = areas.index[areas["People"].isna()]
    assert len(hidden)
    assert areas.loc[hidden, ["People per 10,000", "95% from", "95% to"]].isna().all(axis=None)
    for picture in told.pictures():
        if "rate" in picture.frame:
            of_hidden = picture.frame[picture.frame["state"] == "hidden"]
            assert of_hidden["rate"].isna().all()


PROGRAMMES = {
    "nobody": {"participants.csv": "participant_id,borough\np1,Camden\n"},
    "one borough": people({"Camden": 30}),
    "too few": people({"Camden": 5}),
    "hidden everywhere": people(dict.fromkeys(("Camden", "Brent", "Barnet", "Bexley"), 3)),
    "no borough known": people({"": 40}),
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_there_is_a_story_whatever_is_there(tmp_path, name):
    story = tell(imported(tmp_path, PROGRAMMES[name]))
    assert len(story.sections) == 5
    expected = {
        "nobody": "Nobody has taken part yet",
        "one borough": "About 30 people took part, in 1 of 32 boroughs",
        "hidden everywhere": "About 10 people took part",
        "no borough known": "About 40 people took part",
    }
    hidden = "The number of people who took part is not published: it is small, or would give a small one away"
    assert story.headline == expected.get(name, hidden)
    for table in story.tables():
        assert isinstance(table.in_words(), pd.DataFrame)
