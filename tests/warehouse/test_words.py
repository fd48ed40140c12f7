"""The words of texts, stemmed: at import, in what is looked for, and in what arrives beside a release."""

import pytest

from access import Role, Viewer
from pages.parts.ideas.looking_for import parameters, terms_in
from queries.connections import cursor
from queries.runner import ask
from tests.asking import NOTHING_CHOSEN
from tests.small_programmes import imported, written
from warehouse.arriving.beside import put_beside
from warehouse.importers.plan import Options
from warehouse.live import live_release
from warehouse.words import in_stems, says_something, words_of

IDEAS = """idea_id,participant_id,principle,title,text
i1,p1,1,Nurses’ visits,"District NURSES visit, and the nurse's visits are 24 hours"
i2,p1,1,,\u0130stanbul caf\u00e9
i3,p1,1,!!!,
"""


def test_words_are_small_letters_without_signs():
    assert words_of("Self-care, don’t STOP! (24h) e_mail ﬁne") == [
        *["self", "care", "don't", "stop", "24h", "e", "mail", "fine"]
    ]
    assert words_of("") == words_of("!?") == []


def test_a_word_without_end_is_cut():
    assert [len(word) for word in words_of("a" * 100_000)] == [64]


def test_forms_of_a_word_have_one_stem():
    assert in_stems("nurse") == in_stems("Nursing") == in_stems("NURSES’") == " nurs "
    assert in_stems("care plans") == " care plan "
    assert in_stems("…") == ""


def test_common_words_numbers_and_letters_say_nothing():
    assert [word for word in words_of("the Don't don't 24 a x nurse isn't ours 4x") if says_something(word)] == [
        *["nurse", "4x"]
    ]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("nurses visit", [" nurs ", " visit "]),
        ('"the care plan" nurse', [" the care plan ", " nurs "]),
        ("“care plan”", [" care plan "]),
        ('"care', [" care "]),
        ("self-care", [" self care "]),
        ("care care", [" care "]),
        ("' OR 1=1 --", [" or ", " 1 1 "]),
        ('!!! "" "?"', []),
        ("", []),
    ],
)
def test_what_is_typed_becomes_terms(typed, terms):
    assert terms_in(typed) == terms


def test_only_the_first_five_terms_count():
    assert list(parameters(terms_in("a b c d e f")).values()) == [" a ", " b ", " c ", " d ", " e "]


def test_a_release_knows_the_words_of_its_ideas_and_comments(tmp_path):
    comments = "comment_id,idea_id,participant_id,text\nc1,i1,p1,Visit visit ward\n"
    release = imported(tmp_path, {"ideas.csv": IDEAS, "comments.csv": comments})
    con = cursor(release.warehouse)
    stems = con.execute("SELECT stems FROM idea_stems ORDER BY idea").fetchall()
    assert stems[0] == (" nurs visit district nurs visit and the nurs visit are 24 hour ",)
    assert stems[1][0].endswith(" café ")
    assert stems[2] == ("",)
    used = "SELECT kind, word, stem, n FROM words_used WHERE stem IN ('visit', 'ward') ORDER BY ALL"
    assert con.execute(used).fetchall() == [
        ("comment", "visit", "visit", 2), ("comment", "ward", "ward", 1),
        ("idea", "visit", "visit", 1), ("idea", "visits", "visit", 2),
    ]  # fmt: skip


def test_what_arrives_beside_a_release_is_found_too(tmp_path):
    ideas = "idea_id,participant_id,principle,title\ni1,p1,1,Nurses\n"
    imported(tmp_path, {"ideas.csv": ideas}, source="workshop")
    more = {
        "ideas.csv": "idea_id,participant_id,principle,title\ni2,p2,1,Nursing homes\n",
        "comments.csv": "comment_id,idea_id,participant_id,text\nc1,i1,p2,Carers\n",
    }
    arrived = written(tmp_path / "arrived", more)
    beside = put_beside(live_release(tmp_path), arrived, "workshop", Options(source="workshop", add=True))
    asked = {name: NOTHING_CHOSEN[name] for name in ("since", "until", "areas", "roles", "organisation_kinds", "items")}
    lead = Viewer(Role.LEAD)
    held = ask("ideas/holding", lead, beside, **parameters(terms_in("nurse")))
    found = ask("ideas/told", lead, beside, ideas=[str(idea) for idea in held["idea"]])
    assert found["idea_id"].tolist() == ["i1", "i2"]
    words = ask("ideas/words", lead, beside, grouping="role", framework="vision-2014", fewest_people=1, **asked)
    assert words[["word", "people"]].values.tolist() == [["carers", 1], ["homes", 1], ["nurses", 2]]
