"""A lead's sentences and outcomes: they stand in the place of an export's, outlive imports, and can be undone."""

import shutil
from pathlib import Path

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests.asking import NOTHING_CHOSEN, fitting
from tests.small_programmes import imported, written
from warehouse.arriving.beside import put_beside
from warehouse.build import rebuild, run_import
from warehouse.decisions import decided
from warehouse.export import export
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.opening import opened
from warehouse.refusal import Refused
from warehouse.undoing import taking_back

EXPORT = {
    "programme.toml": 'name = "A workshop"\nstart = 2014-05-01\nend = 2014-10-31\n',
    "ideas.csv": "idea_id,participant_id,principle,title\ni1,p1,1,One\ni2,p2,2,Two\ni3,p2,,Three\n",
    "votes.csv": "participant_id,idea_id,vote,voted_at\np1,i1,1,2014-06-01T10:00:00\n",
    "statements.csv": "statement_id,framework,principle,text\n"
    "s1,declaration-2014,1,We listen.\ns2,declaration-2014,Happy Workers,We thank.\ns3,,2,We plan.\n",
    "decisions.csv": "idea_id,statement_id,outcome,reason,decided_at\n"
    "i1,s1,kept,Said often,2014-09-01T10:00:00\ni1,s2,dropped,,\ni2,s2,merged,,2014-09-02T10:00:00\n",
}
SENTENCES = [
    ("s1", "declaration-2014", "declaration-2014:1", "We listen."),
    ("s2", "declaration-2014", "declaration-2014:4", "We thank."),
    ("s3", None, "vision-2014:2", "We plan."),
]
OUTCOMES = [("i1", "s1", "kept", "Said often"), ("i1", "s2", "dropped", None), ("i2", "s2", "merged", None)]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme as its export made it. To be copied, not changed."""
    return imported(tmp_path_factory.mktemp("first"), EXPORT, source="s").folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "programme"))


def sentences(folder: Path) -> list[tuple]:
    with opened(folder) as con:
        return con.execute("""
            SELECT statement_id, framework, principle, text FROM statements
            WHERE NOT overruled ORDER BY ALL""").fetchall()


def outcomes(folder: Path) -> list[tuple]:
    with opened(folder) as con:
        return con.execute("""
            SELECT i.idea_id, statement_id, outcome, reason FROM decisions JOIN ideas AS i USING (idea)
            WHERE NOT overruled ORDER BY ALL""").fetchall()


def sentence(statement: str, principle: str, text: str, framework: str = "declaration-2014") -> dict[str, str]:
    return {"framework": framework, "statement_id": statement, "principle": principle, "text": text, "who": "Sam"}


def outcome(idea: str, statement: str, said: str, reason: str = "", source: str = "s") -> dict[str, str]:
    row = {"source": source, "idea_id": idea, "statement_id": statement, "outcome": said, "reason": reason}
    return row | {"who": "Sam"}


def decide(folder: Path, kind: str, *rows: dict[str, str]) -> None:
    rebuild(folder, kind=kind, rows=rows)


def test_a_bare_principle_beside_a_framework_is_that_framework_s(first):
    assert sentences(first) == SENTENCES
    assert outcomes(first) == OUTCOMES


def test_a_lead_s_sentence_stands_in_the_place_of_the_export_s_and_a_new_one_beside_it(folder):
    decide(
        folder, "statements", sentence("s1", "declaration-2014:2", "We hear you."),
        sentence("lead-1", "declaration-2014:5", "New."),
        sentence("s3", "vision-2014:3", "We plan well.", "vision-2014"),
    )  # fmt: skip
    assert sentences(folder) == [
        ("lead-1", "declaration-2014", "declaration-2014:5", "New."),
        ("s1", "declaration-2014", "declaration-2014:2", "We hear you."),
        SENTENCES[1],
        ("s3", "vision-2014", "vision-2014:3", "We plan well."),
    ]


def test_a_lead_s_outcome_stands_in_the_place_of_all_that_the_export_says_of_the_idea(folder):
    decide(folder, "outcomes", outcome("i1", "s2", "merged", "Said once"), outcome("i3", "s1", "dropped", "Too local"))
    assert outcomes(folder) == [("i1", "s2", "merged", "Said once"), OUTCOMES[2], ("i3", "s1", "dropped", "Too local")]


def test_undecided_says_that_nothing_was_decided_and_an_idea_of_another_source_is_another(folder):
    decide(folder, "outcomes", outcome("i1", "", "undecided"), outcome("i2", "s1", "kept", source="elsewhere"))
    assert outcomes(folder) == [OUTCOMES[2]]


@pytest.mark.slow
def test_decisions_are_undone_and_the_export_s_hold_again(folder):
    before = current(folder).name
    decide(folder, "statements", sentence("s1", "declaration-2014:2", "We hear you."))
    decide(folder, "outcomes", outcome("i1", "s2", "merged"))
    for kind in ("statements", "outcomes"):
        decide(folder, kind, {**taking_back(folder, kind, 0), "who": "Kim"})
        assert [row["who"] for row in decided(folder, kind)] == ["Sam", "Kim"]
    assert (sentences(folder), outcomes(folder)) == (SENTENCES, OUTCOMES)
    assert current(folder).name == before


def test_they_outlive_the_next_export(folder, tmp_path):
    decide(folder, "statements", sentence("s1", "declaration-2014:2", "We hear you."))
    decide(folder, "outcomes", outcome("i3", "s1", "kept"))
    newer = EXPORT | {"ideas.csv": EXPORT["ideas.csv"] + "i4,p1,3,Four\n"}
    assert run_import(folder, [written(tmp_path / "newer", newer)], Options(source="s")).outcome == "live"
    assert sentences(folder)[0][3] == "We hear you."
    assert outcomes(folder) == [*OUTCOMES, ("i3", "s1", "kept", None)]


@pytest.mark.parametrize(
    ("kind", "row", "why"),
    [
        ("statements", sentence("s1", "declaration-2014:9", "A"), "not a principle of declaration-2014"),
        ("statements", sentence("s1", "vision-2014:1", "A"), "not a principle of declaration-2014"),
        ("statements", sentence("s1", "", "A", "vision-1999"), "a framework we know"),
        ("statements", sentence(" ", "declaration-2014:1", "A"), "needs an identifier"),
        ("outcomes", outcome("i1", "s1", "perhaps"), "say one of kept, merged, dropped, undecided"),
        ("outcomes", outcome("i1", "", "kept"), "which it went into or was weighed for"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_not_kept(folder, kind, row, why):
    with pytest.raises(Refused, match=why):
        decide(folder, kind, row)
    assert decided(folder, kind) == []


def test_a_programme_with_a_lead_s_decisions_comes_back_the_same(folder, tmp_path):
    decide(folder, "statements", sentence("s1", "declaration-2014:2", "=We hear you."), sentence("lead-1", "", "New."))
    decide(folder, "outcomes", outcome("i1", "lead-1", "merged"), outcome("i3", "s1", "dropped", "Too local"))
    export(folder, tmp_path / "out")
    again = imported(tmp_path / "again", {path.name: path.read_text() for path in (tmp_path / "out").iterdir()})
    assert (sentences(again.folder), outcomes(again.folder)) == (sentences(folder), outcomes(folder))


@pytest.mark.slow
def test_words_for_one_sentence_of_an_export_without_sentences_lose_no_decision_on_the_way_back(tmp_path):
    files = {name: text for name, text in EXPORT.items() if name != "statements.csv"}
    folder = imported(tmp_path / "first", files, source="s").folder
    decide(folder, "statements", sentence("s1", "declaration-2014:2", "We hear you."))
    export(folder, tmp_path / "out")
    again = imported(tmp_path / "again", {path.name: path.read_text() for path in (tmp_path / "out").iterdir()})
    assert outcomes(again.folder) == outcomes(folder) == OUTCOMES
    assert sentences(again.folder) == [
        ("s1", "declaration-2014", "declaration-2014:2", "We hear you."), ("s2", None, None, None),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_sentence_of_another_source_that_a_decision_names_comes_along(folder, tmp_path):
    other = {
        "ideas.csv": "idea_id,participant_id,title\nj1,q1,Else\n",
        "statements.csv": "statement_id,framework,principle,text\nt1,declaration-2015,1,Care is mine.\n",
    }
    assert run_import(folder, [written(tmp_path / "other", other)], Options(source="t", add=True)).outcome == "live"
    decide(folder, "outcomes", outcome("j1", "s1", "kept", source="t"))
    export(folder, tmp_path / "out")
    back = next(path for path in (tmp_path / "out").iterdir() if path.name.endswith("-t"))
    assert "s1,declaration-2014,declaration-2014:1,We listen." in (back / "statements.csv").read_text()
    for place in sorted((tmp_path / "out").iterdir()):
        assert run_import(tmp_path / "again", [place], Options(add=place == back)).outcome == "live"
    assert outcomes(tmp_path / "again") == outcomes(folder)


def test_they_hold_beside_the_release_too(folder, tmp_path):
    decide(folder, "statements", sentence("s1", "declaration-2014:2", "We hear you."))
    decide(folder, "outcomes", outcome("i1", "s2", "merged"), outcome("i9", "s1", "kept"))
    arrived = {
        "ideas.csv": "idea_id,participant_id,title\ni9,p1,Nine\n",
        "votes.csv": "participant_id,idea_id,vote,voted_at\np2,i1,1,2014-06-03T10:00:00\n",
        "statements.csv": "statement_id,framework,principle,text\ns4,declaration-2014,3,We lead.\n",
    }
    put_beside(current(folder), written(tmp_path / "arrived", arrived), "s", Options(source="s", add=True))
    asked = [
        ask(name, Viewer(Role.LEAD), current(folder), **fitting(question(name), NOTHING_CHOSEN))
        for name in ("thread/outcomes", "thread/sentences")
    ]
    found = [tuple(row) for row in asked[0][["idea_id", "statement_id", "outcome"]].to_numpy()]
    assert found == [("i9", "s1", "kept"), ("i1", "s2", "merged"), ("i2", "s2", "merged")]
    assert asked[0]["n_for"].tolist() == [0, 2, 0]
    texts = dict(asked[1][["statement_id", "text"]].to_numpy())
    assert texts == {"s1": "We hear you.", "s2": "We thank.", "s3": "We plan.", "s4": "We lead."}
