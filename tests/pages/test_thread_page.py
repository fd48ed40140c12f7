"""Golden thread: a sentence and an idea of the sample, small programmes that lack something, a lead's decisions."""

import shutil

import pytest

from pages import sources, thread
from tests.pages.looking import stands_whole, table
from tests.small_programmes import LINK, PICTURE, imported
from warehouse.decisions import decided
from warehouse.live import current

IDEAS = "idea_id,participant_id,principle,title\ni1,p1,1,One\ni2,p1,2,Two\n"
STATEMENTS = (
    f"statement_id,framework,principle,text\ns1,declaration-2014,1,{PICTURE}\ns2,declaration-2014,1,We thank.\n"
)
DECISIONS = f"idea_id,statement_id,outcome,reason\ni1,s1,kept,\ni2,s1,dropped,{LINK}\n"
VOTES = "participant_id,idea_id,vote\n" + "".join(f"p{n},i2,1\n" for n in range(9))
WORKSHOP = {"ideas.csv": IDEAS, "votes.csv": VOTES, "statements.csv": STATEMENTS, "decisions.csv": DECISIONS}


def said(visitor) -> str:
    """Everything said on the page, as a reader sees it."""
    return "\n".join(each.value.replace("\\", "") for each in (*visitor.markdown, *visitor.caption, *visitor.info))


def button(visitor, label: str):
    (found,) = [each for each in visitor.button if each.label == label]
    return found


def test_a_sentence_in_the_address_is_shown_with_what_is_behind_it(visit, sample_release):
    visitor = visit(thread, sample_release, sentence="s03", idea="i0093")
    headings = [each.value.replace("\\", "") for each in visitor.main.header]
    assert "“You and those who care for you can read what we write.”" in headings
    assert {metric.label: metric.value for metric in visitor.metric} == {
        "Kept": "15", "Merged": "8", "Dropped": "8", "Votes": "574", "People": "434", "Boroughs of 32": "31",
        "Organisations": "125",
    }  # fmt: skip
    assert len(table(visitor, "Idea", "Outcome")) == 23
    assert len(table(visitor, "Organisation", "Kind")) == 125
    assert table(visitor, "Area", "People", "Votes")["People"].sum() == 434
    assert (
        table(visitor, "Idea", "Share for", "From", "To", "People", "Reason", "Weighed for")["Weighed for"] == "s03"
    ).sum() == 8
    assert "which grew from Joint planning, Patient-centred care and Data access" in said(visitor)


def test_an_idea_in_the_address_leads_to_where_it_ended(visit, sample_release):
    words = said(visit(thread, sample_release, idea="i0093"))
    assert "**Dropped, weighed for** “We ask what matters to you before we ask what is the matter with you.”" in words
    assert "on 19 September 2014. No agreement in the design group." in words
    assert "Supported by 83% of 29 people (65% to 92%)." in words
    assert "It was given under Patient-centred care, which became Get Personal (Our Declaration)" in words
    open_one = said(visit(thread, sample_release, idea="i0004 of canonical:sample"))
    assert "**Not decided yet.**" in open_one


def test_filters_choose_the_people_behind_a_sentence_and_not_its_ideas(visit, sample_release):
    visitor = visit(thread, sample_release, sentence="s03", area=["Camden"])
    shown = {metric.label: metric.value for metric in visitor.metric}
    assert (shown["Kept"], shown["Boroughs of 32"]) == ("15", "1")
    assert int(shown["People"]) == table(visitor, "Area", "People")["People"].sum() < 434


def test_words_find_ideas_and_what_is_not_there_is_said(visit, sample_release):
    assert len(table(visit(thread, sample_release, idea="nurse"), "Idea", "Votes", "Comments")) == 50
    assert "Tick one to see where it ended." in said(visit(thread, sample_release, idea="nurse way"))
    assert "No idea holds all of these words." in said(visit(thread, sample_release, idea="zyzzyva"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "heading", "words"),
    [
        (
            {"ideas.csv": IDEAS},
            "No sentence written, no idea decided yet",
            "have a lead write the first sentence here",
        ),
        (
            {"ideas.csv": IDEAS, "statements.csv": STATEMENTS},
            "2 sentences written, no idea decided yet",
            "2 of 2 sentences have no idea behind them.",
        ),
        (
            {"ideas.csv": IDEAS, "decisions.csv": DECISIONS},
            "2 ideas decided: 1 kept or merged into 1 sentence, 1 dropped",
            "Every sentence has an idea behind it.",
        ),
    ],
    ids=["neither", "only sentences", "only decisions"],
)
def test_a_programme_that_lacks_sentences_or_decisions_stands_whole(visit, tmp_path, files, heading, words):
    visitor = visit(thread, imported(tmp_path, files), idea="i1")
    assert visitor.title[0].value == heading
    assert words in said(visitor)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """A small programme whose words are hostile. To be copied where something is decided."""
    return imported(tmp_path_factory.mktemp("workshop"), WORKSHOP, source="s")


def test_support_that_was_dropped_is_called_out_and_no_words_are_read_as_markdown(visit, workshop):
    visitor = visit(thread, workshop, idea="i2")
    assert "1 of 2 sentences has no idea behind it." in said(visitor)
    lost = "Joint planning: every well-supported idea was dropped. Supported by 100% of 9 people (70% to 100%)"
    assert lost in said(visitor)
    bare = [each.value for each in (*visitor.header, *visitor.markdown, *visitor.caption)]
    assert not [words for words in bare if PICTURE in words or LINK in words]


@pytest.mark.slow
def test_a_lead_changes_a_sentence_and_decides_an_idea_and_the_page_sources_lists_both(visit, workshop, tmp_path):
    shutil.copytree(workshop.folder, tmp_path / "p")
    release = type(workshop)(tmp_path / "p", workshop.name, workshop.delta)
    visitor = visit(thread, release, idea="i2")
    button(visitor, "Keep the sentence").click().run()
    assert [each.value for each in visitor.warning] == ["Say your name or initials first."]
    visitor.text_input(key="who-thread").input("RJ")
    (words,) = visitor.text_area
    words.input("We  *listen*.\n")
    stands_whole(button(visitor, "Keep the sentence").click().run())
    assert r"“We \*listen\*\.”" in [each.value for each in visitor.main.header]
    (outcome,) = [each for each in visitor.radio if each.label == "Outcome"]
    visitor = stands_whole(outcome.set_value("merged").run())
    stands_whole(button(visitor, "Keep this decision").click().run())
    assert visitor.title[0].value == "2 ideas decided: 2 kept or merged into 1 sentence, none dropped"
    assert "Decided by a lead on this page." in said(visitor)
    (row,) = decided(release.folder, "outcomes")
    assert {name: row[name] for name in ("source", "idea_id", "statement_id", "outcome", "reason", "who")} == {
        "source": "s", "idea_id": "i2", "statement_id": "s1", "outcome": "merged", "reason": "", "who": "RJ",
    }  # fmt: skip
    history = table(visit(sources, current(release.folder)), "When", "Who", "About", "Decision")
    assert set(history["Decision"]) == {
        "Idea i2 of s: merged into s1",
        "Sentence s1 under Get Personal: “We *listen*.”",
    }
