"""The page Ideas, of the sample and of little data: searched, ranked, opened, typical, in opinion groups, in words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from pages import ideas
from tests import plain_python as plain
from tests.pages.looking import stands_whole, table
from tests.small_programmes import FORMULA, HOSTILE, LINK, PICTURE, imported
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

OPENED = {"idea": "i0003"}


def camps() -> dict[str, str]:
    """A programme of 45 people in two camps, who vote on 12 ideas; the third idea was rejected."""
    rng, rows = np.random.default_rng(5), []
    for person in range(45):
        for idea in range(12):
            likely = 0.9 if (person % 3 == 0) == (idea % 2 == 0) else 0.1
            if rng.random() < 0.85:
                rows.append(f"p{person},i{idea},{1 if rng.random() < likely else -1}\n")
    roles = [f"p{person},Camden,{'gp' if person % 3 == 0 else 'nurse'}\n" for person in range(45)]
    status = ["rejected" if idea == 3 else "accepted" for idea in range(12)]
    given = [f"i{idea},p1,1,Idea number {'abcdefghijkl'[idea]},{status[idea]}\n" for idea in range(12)]
    return {
        "participants.csv": "participant_id,borough,role\n" + "".join(roles),
        "ideas.csv": "idea_id,participant_id,principle,title,status\n" + "".join(given),
        "votes.csv": "participant_id,idea_id,vote\n" + "".join(rows),
    }


PROGRAMMES = {
    "camps": camps(),
    "hostile": HOSTILE,
    "one idea": {"ideas.csv": "idea_id,participant_id,principle,title\ni1,p1,1,Visit at home\n"},
    "votes from 1 to 5": {
        "programme.toml": 'name = "Out of five"\nvote_scale = "1-5"\n',
        "ideas.csv": "idea_id,participant_id,principle,title\ni1,p1,1,One\ni2,p2,,Two\n",
        "votes.csv": "participant_id,idea_id,vote\np1,i1,5\np2,i1,3\n",
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


def headings(visitor) -> list[str]:
    return [said.value.replace("\\", "") for said in visitor.main.header]


def said(visitor) -> str:
    parts = [*visitor.markdown, *visitor.info, *visitor.caption, *visitor.text]
    return "\n".join(each.value.replace("\\", "") for each in parts)


def listed(visitor):
    """The table of ideas."""
    return table(visitor, "Idea")


def test_support_puts_the_surest_idea_first_and_leaves_rejected_ones_out(visit, sample_release):
    frame = listed(visit(ideas, sample_release))
    assert len(frame) == sum(row["status"].casefold() != "rejected" for row in plain.rows("ideas"))
    assert frame["From"].dropna().is_monotonic_decreasing
    assert frame["Share for"].iloc[0] == 1


@pytest.mark.parametrize(
    ("order", "column"),
    [
        ("Divisiveness", "At least"), ("Agreement across groups", "Agreement"), ("Newest", "Given on"),
        ("Most discussed", "Comments"),
    ],
)  # fmt: skip
def test_ideas_can_be_ranked_in_every_way(visit, sample_release, order, column):
    visitor = visit(ideas, sample_release, order=order)
    assert listed(visitor)[column].dropna().is_monotonic_decreasing
    assert any(words.value.startswith("First the ideas that" if order != "Divisiveness" and order != "Most discussed"
                                      else "First the ideas with") for words in visitor.caption)  # fmt: skip


def test_a_search_finds_forms_of_a_word_and_marks_rejected_ideas(visit, programme):
    visitor = visit(ideas, programme("camps"), find='"number d" IDEAS')
    assert listed(visitor)[["Idea", "Status"]].values.tolist() == [["Idea number d", "Rejected"]]
    assert "No ideas with “\"number d\" IDEAS”, and 1 rejected one at the foot." in said(visitor)


@pytest.mark.parametrize("typed", ["'; DROP TABLE ideas; --", "%%%", '"""', "\\", PICTURE, "a" * 200, "zebra"])
def test_whatever_is_looked_for_the_page_stands(visit, programme, typed):
    visitor = visit(ideas, programme("camps"), find=typed)
    assert PICTURE not in "".join(each.value for each in visitor.markdown)


def test_an_idea_opens_with_its_votes_comments_way_and_fate(visit, sample_release):
    visitor = visit(ideas, sample_release, **OPENED)
    row = next(row for row in plain.rows("ideas") if row["idea_id"] == "i0003")
    votes = [one for one in plain.latest(plain.events()) if one.kind == "vote" and one.idea == "i0003"]
    liked = sum(one.value == 1 for one in votes)
    assert row["title"] in headings(visitor)
    assert row["text"] in said(visitor)
    assert f"{liked} of {len(votes)} people who voted are for it (83%; 95% interval 75% to 88%)." in said(visitor)
    assert table(visitor, "Group", "For")["For"].sum() == liked
    comments = sorted(one["text"] for one in plain.rows("comments") if one["idea_id"] == "i0003")
    assert sorted(table(visitor, "Comment")["Comment"]) == comments
    assert "Kept as a statement under Happy Workers on 24 September 2014" in said(visitor)
    assert table(visitor, "Framework", "Item")["Item"].iloc[0] == "Happy Workers"


def test_comments_are_the_same_whatever_the_filters_are(visit, sample_release):
    visitor = visit(ideas, sample_release, role=["Commissioner"], **OPENED)
    assert len(table(visitor, "Comment")) == 22
    assert table(visitor, "Group", "For")["Group"].tolist() == ["Commissioner"]


def test_a_click_on_a_row_opens_that_idea(visit, programme):
    visitor = visit(ideas, programme("camps"))
    visitor.text_input(key="idea").set_value("i3")
    assert "Idea number d" in headings(stands_whole(visitor.run()))


@pytest.mark.parametrize("named", ["nowhere", PICTURE, "' OR 1=1", " "])
def test_an_idea_nobody_knows_is_said(visit, programme, named):
    visitor = visit(ideas, programme("camps"), idea=named)
    assert ("No idea is known as" in said(visitor)) == bool(named.strip())


def test_typical_ideas_of_a_role_stand_against_the_rest(visit, programme):
    visitor = visit(ideas, programme("camps"), ideas="Typical of", of_role="GP")
    assert headings(visitor) == ["GP: 11 typical ideas, 11 of them clearly"]
    frame = listed(visitor)
    assert set(frame["Vote"]) == {"For", "Against"}
    assert (frame["In the group"] > frame["In the rest"]).all()


def test_a_group_alone_or_of_few_is_not_called_typical(visit, programme, sample_release):
    alone = visit(ideas, programme("camps"), ideas="Typical of", role=["GP"])
    assert "Only GP voted under these filters" in said(alone)
    few = visit(ideas, sample_release, ideas="Typical of", across="Boroughs", of_borough="Sutton")
    assert "too few to call an idea typical" in headings(few)[0]


def test_opinion_groups_are_looked_for_only_when_asked(visit, programme):
    visitor = visit(ideas, programme("camps"), ideas="Opinion groups")
    assert headings(visitor) == []
    found = stands_whole(visitor.toggle(key="opinions").set_value(True).run())
    assert headings(found)[0].startswith("Two opinion groups, clearly separated")
    frame = table(found, "By", "Who")
    assert frame.columns.tolist() == ["By", "Who", "Group 1 (30 people)", "Group 2 (15 people)"]
    assert frame.set_index("Who").loc["GP"].tolist() == ["Role", 0, 15]
    assert set(table(found, "Group", "Vote")["Group"]) == {"Group 1", "Group 2"}


def test_no_opinion_groups_are_made_of_little(visit, programme, sample_release):
    asked = {"ideas": "Opinion groups", "opinions": "true"}
    assert "Too few for opinion groups: no people cast" in said(visit(ideas, programme("one idea"), **asked))
    assert headings(visit(ideas, sample_release, **asked))[0].startswith("No opinion groups stand out")


def test_words_of_a_principle_and_of_a_role(visit, sample_release):
    visitor = visit(ideas, sample_release, ideas="Words", words_of_principle="Data access")
    assert headings(visitor)[0].startswith("Data access: “read”, “tablets”, “record”")
    assert table(visitor, "Word", "People")["People"].min() >= 8
    role = visit(ideas, sample_release, ideas="Words", words_by="Roles", words_of_role="GP")
    assert headings(role) == ["GP: no word is used more here than elsewhere, beyond chance"]
    carer = visit(ideas, sample_release, ideas="Words", words_by="Roles", words_of_role="Carer")
    assert headings(carer)[0].startswith("Carer: “speak”")


def test_votes_on_a_scale_are_neither_for_nor_against(visit, programme):
    visitor = visit(ideas, programme("votes from 1 to 5"), idea="i1")
    assert visitor.title[0].value == "2 ideas with no comments"
    assert visitor.segmented_control(key="order").options == ["Newest", "Most discussed"]
    for section in ("Typical of", "Opinion groups"):
        assert "from 1 to 5" in said(visit(ideas, programme("votes from 1 to 5"), ideas=section))


@pytest.mark.parametrize("section", ["Ranking", "Typical of", "Opinion groups", "Words"])
@pytest.mark.parametrize("name", ["hostile", "one idea"])
def test_little_and_hostile_words_stand_in_every_section(visit, programme, section, name):
    visitor = visit(ideas, programme(name), ideas=section, opinions="true", idea="i1")
    loud = "".join(each.value for each in [*visitor.markdown, *visitor.header, *visitor.caption, *visitor.title])
    assert not any(words in loud for words in (PICTURE, LINK))
    if name == "hostile" and section == "Ranking":
        assert set(listed(visitor)["Idea"]) == {PICTURE, FORMULA}
        assert table(visitor, "Comment")["Comment"].tolist() == [LINK]
