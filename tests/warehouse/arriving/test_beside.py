"""What stands beside a release gives the same answers as a release in which it is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.question import question, questions
from queries.runner import ask
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from tests.small_programmes import written
from warehouse.arriving.beside import MustFold, put_beside
from warehouse.build import run_import
from warehouse.decisions import decide
from warehouse.importers.plan import Options
from warehouse.live import Release, current, live_release
from warehouse.opening import opened

LEAD = Viewer(Role.LEAD)
ADDED = Options(source="workshop", add=True)
BASE = {
    "programme.toml": 'name = "A workshop"\nstart = 2014-05-01\nend = 2014-10-31\n'
    '[[phase]]\nid = "p"\nname = "First days"\nstart = 2014-06-01\nend = 2014-06-02\n',
    "participants.csv": "participant_id,organisation,borough,role\n"
    "p1,North Trust,Camden,nurse\np2,South Trust,,gp\np3,Corner Surgery,Brent,gp\np4,,,\n",
    "organisations.csv": "organisation,kind,boroughs,invited\n"
    "North Trust,CCG,Camden;Brent,yes\nSouth Trust,charity,Sutton,yes\n",
    "ideas.csv": "idea_id,participant_id,principle,submitted_at,title\n"
    "i1,p1,1,2014-06-01,One\ni2,p2,2,2014-06-01,Two\n",
    "votes.csv": "participant_id,idea_id,vote,voted_at\n"
    "p1,i1,1,2014-06-01T10:00:00\np2,i1,1,2014-06-01T10:00:00\n"
    "p3,i2,-1,2014-06-01T10:00:00\np5,i2,1,2014-06-02T09:00:00\n",
    "comments.csv": "comment_id,idea_id,participant_id,commented_at,text\nc1,i1,p2,2014-06-02,Yes\n",
    "attendance.csv": "event,participant_id,attended_at\nThe launch,p2,2014-06-02T00:30:00\n",
    "statements.csv": "statement_id,framework,text\ns1,declaration-2014,First\ns2,,Second\n",
    "decisions.csv": "idea_id,statement_id,outcome\ni1,s1,kept\ni1,s2,dropped\ni2,s1,merged\ni2,s2,kept\n",
}  # fmt: skip
# Numbers given in a release, and the books about files, may differ; nothing that is shown to be counted may.
FIRST_DAYS = {"since": date(2014, 6, 1), "until": date(2014, 6, 2)}
NUMBERS = ["idea", "organisation", "person", "response", "file", "partner", "comment"]
BOOKS = ("programme/files", "programme/remarks", "programme/terms", "programme/quarantine")


def answers(release: Release) -> dict[str, list]:
    """Every question's answer about a release, thrice: with nothing chosen, with the days of a phase and with filters;
    rows in any order."""
    found = {}
    for name in questions():
        if name.startswith("published/") or name in BOOKS:
            continue
        for number, chosen in enumerate((NOTHING_CHOSEN, NOTHING_CHOSEN | FIRST_DAYS, EVERYTHING_CHOSEN)):
            frame = ask(name, LEAD, release, **fitting(question(name), chosen))
            rows = frame.drop(columns=[column for column in NUMBERS if column in frame]).astype(str).fillna("missing")
            found[f"{name} {number}"] = sorted(map(tuple, rows.to_numpy().tolist()))
    return found


def live(folder: Path, files: Mapping[str, str]) -> Release:
    """A programme's release."""
    attempt = run_import(folder, [written(folder / "given" / "export", files)], Options(source="workshop"))
    assert attempt.outcome == "live", attempt.why
    return live_release(folder)


def arriving(
    place: Path, votes: str = "", people: str = "", ideas: str = "", comments: str = "", came: str = ""
) -> Path:
    """An export of what arrived."""
    tables = {
        "votes.csv": ("participant_id,idea_id,vote,voted_at\n", votes),
        "participants.csv": ("participant_id,organisation,borough,role\n", people),
        "ideas.csv": ("idea_id,participant_id,principle,submitted_at,title\n", ideas),
        "comments.csv": ("comment_id,idea_id,participant_id,commented_at,text\n", comments),
        "attendance.csv": ("event,participant_id,attended_at\n", came),
    }
    return written(place / "arrived", {name: head + rows for name, (head, rows) in tables.items() if rows})


def beside_and_within(tmp_path: Path, **rows: str) -> tuple[dict, dict]:
    """All answers with the rows beside the release, and with them in the next one."""
    release = live(tmp_path / "beside", BASE)
    live(tmp_path / "within", BASE)
    arrived = arriving(tmp_path, **rows)
    beside = put_beside(release, arrived, "workshop", ADDED)
    attempt = run_import(tmp_path / "within", [arrived], ADDED)
    assert attempt.outcome == "live", attempt.why
    return answers(beside), answers(live_release(tmp_path / "within"))


CASES = {
    "a vote": {"votes": "p1,i2,1,2014-06-03T10:00:00\n"},
    "a vote that changes one": {"votes": "p1,i1,-1,2014-06-03T10:00:00\n"},
    "a vote given before one that is there": {"votes": "p1,i1,-1,2014-05-30T10:00:00\n"},
    "the same vote once more": {"votes": "p1,i1,1,2014-06-01T10:00:00\n"},
    "a vote of somebody unknown": {"votes": "p9,i1,1,2014-06-03T10:00:00\n"},
    "a vote for an idea that is not listed": {"votes": "p1,i9,1,2014-06-03T10:00:00\n"},
    "a new idea and a vote for it": {"ideas": "i3,p1,3,2014-06-03,Three\n", "votes": "p2,i3,1,2014-06-03T10:00:00\n"},
    "an idea of somebody new": {"ideas": "i3,p8,3,2014-06-03,Three\n"},
    "the same idea once more": {"ideas": "i1,p1,1,2014-06-01,One\n"},
    "another idea of the same name": {"ideas": "i1,p1,2,2014-06-01,Else\n"},
    "somebody who had voted registers": {"people": "p5,North Trust,Camden,nurse\n"},
    "somebody new of a new organisation votes": {
        "people": "p7,West Trust,Ealing,gp\n",
        "votes": "p7,i1,-1,2014-06-03T10:00:00\n",
    },
    "a comment": {"comments": "c2,i2,p1,2014-06-04,No\n"},
    "somebody who is known comes to an event": {"came": "The launch,p1,2014-06-03T09:00:00\n"},
    "somebody nobody knew comes to an event": {"came": "The launch,p9,2014-06-03T09:00:00\n"},
    "somebody who came before votes": {"votes": "p2,i2,1,2014-06-03T10:00:00\n"},
    "a row that cannot be read": {"votes": "p1,i2,maybe,2014-06-03T10:00:00\n"},
}


QUICK = ("a vote that changes one",)


def marked(name: str) -> list[pytest.MarkDecorator]:
    """Asking everything twice takes long; one stands for all in the quick suite."""
    return [] if name in QUICK else [pytest.mark.slow]


@pytest.mark.parametrize("rows", [pytest.param(CASES[name], marks=marked(name), id=name) for name in CASES])
def test_what_is_beside_a_release_counts_as_if_it_were_in_it(tmp_path, rows):
    beside, within = beside_and_within(tmp_path, **rows)
    assert beside == within


VOTES = st.tuples(
    st.sampled_from(["p1", "p2", "p3", "p5", "p6"]),
    st.sampled_from(["i1", "i2", "i9"]),
    st.sampled_from([1, -1]),
    st.integers(1, 9),
)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VOTES, min_size=1, max_size=12))
def test_any_votes_beside_a_release_count_as_if_they_were_in_it(tmp_path_factory, rows):
    votes = "".join(f"{person},{idea},{vote},2014-06-0{day}T10:00:00\n" for person, idea, vote, day in rows)
    beside, within = beside_and_within(tmp_path_factory.mktemp("votes"), votes=votes)
    assert beside == within


@pytest.fixture(scope="module")
def workshop(tmp_path_factory) -> Release:
    """A release that nothing is put beside in another test."""
    return live(tmp_path_factory.mktemp("workshop"), BASE)


def votes_of(release: Release) -> int:
    chosen = fitting(question("coverage/summary"), NOTHING_CHOSEN)
    return int(ask("coverage/summary", LEAD, release, **chosen)["votes"][0])


def test_the_release_and_each_delta_go_on_giving_their_own_answers(workshop, tmp_path):
    one = put_beside(workshop, arriving(tmp_path / "1", votes="p1,i2,1,2014-06-03T10:00:00\n"), "workshop", ADDED)
    rows = "p1,i2,1,2014-06-03T10:00:00\np2,i2,1,2014-06-03T10:00:00\n"
    two = put_beside(one, arriving(tmp_path / "2", votes=rows), "workshop", ADDED)
    assert [votes_of(release) for release in (workshop, one, two, workshop, one)] == [4, 5, 6, 4, 5]
    assert current(workshop.folder) == two


@pytest.mark.slow
def test_no_number_is_given_twice(tmp_path):
    release = live(tmp_path / "programme", BASE)
    votes = arriving(tmp_path, votes="p1,i2,1,2014-06-03T10:00:00\n")
    first = put_beside(release, votes, "workshop", ADDED)
    again = put_beside(release, votes, "workshop", ADDED)
    assert (first.delta, again.delta) == (1, 2)


@pytest.mark.slow
def test_somebody_who_was_forgotten_stays_forgotten(tmp_path):
    release = live(tmp_path / "programme", BASE)
    with opened(release.folder) as con:
        nobody_knows = "organisation IS NULL AND gss_code = 'unknown' AND takes_part"
        (mark,) = con.execute(f"SELECT pseudonym FROM people WHERE {nobody_knows}").fetchall()
    decide(release.folder, "forgotten", [{"source": "workshop", "pseudonym": mark[0]}])
    beside = put_beside(release, arriving(tmp_path, votes="p5,i1,1,2014-06-03T10:00:00\n"), "workshop", ADDED)
    assert votes_of(beside) == 3


def test_an_idea_listed_after_it_was_voted_on_has_to_be_folded_in(tmp_path):
    no_list = {name: BASE[name] for name in ("programme.toml", "participants.csv", "votes.csv")}
    release = live(tmp_path / "programme", no_list)
    with pytest.raises(MustFold):
        put_beside(release, arriving(tmp_path, ideas="i1,p1,3,2014-06-03,One\n"), "workshop", ADDED)
    assert current(release.folder) == release


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("decisions", "idea_id,statement_id,outcome\ni1,s2,kept\n"),
        ("statements", "statement_id,framework,text\ns2,declaration-2015,Second\n"),
    ],
    ids=("an outcome", "a sentence that outcomes name"),
)
def test_what_changes_who_is_behind_a_sentence_has_to_be_folded_in(workshop, tmp_path, name, rows):
    with pytest.raises(MustFold):
        put_beside(workshop, written(tmp_path / "arrived", {f"{name}.csv": rows}), "workshop", ADDED)


@pytest.mark.slow
def test_an_idea_that_a_lead_decided_on_before_it_came_counts_behind_its_sentence(tmp_path):
    base = BASE | {"decisions.csv": "idea_id,statement_id,outcome\ni1,s1,kept\n"}
    decided = [{"source": "workshop", "idea_id": "i3", "outcome": "kept", "statement_id": "s1", "reason": ""}]
    rows = {"ideas": "i3,p1,3,2014-06-03,Three\n", "votes": "p2,i3,1,2014-06-03T10:00:00\n"}
    arrived = arriving(tmp_path, **rows)
    release = live(tmp_path / "beside", base)
    live(tmp_path / "within", base)
    for folder in ("beside", "within"):
        decide(tmp_path / folder, "outcomes", decided)
    beside = put_beside(release, arrived, "workshop", ADDED)
    assert run_import(tmp_path / "within", [arrived], ADDED).outcome == "live"
    assert answers(beside) == answers(live_release(tmp_path / "within"))
    chosen = fitting(question("thread/sentences"), NOTHING_CHOSEN)
    behind = ask("thread/sentences", LEAD, beside, **chosen).set_index("statement_id")
    assert [int(behind.loc["s1", column]) for column in ("kept", "people", "votes")] == [2, 2, 3]


def test_a_downloaded_table_says_that_more_than_the_release_is_in_it(workshop, tmp_path):
    beside = put_beside(workshop, arriving(tmp_path, votes="p1,i2,1,2014-06-03T10:00:00\n"), "workshop", ADDED)
    fingerprints = [ask("programme/terms", LEAD, release)["fingerprint"][0] for release in (workshop, beside)]
    assert fingerprints[1] == f"{fingerprints[0]}+{beside.delta}"
    assert isinstance(fingerprints, list) and pd.notna(fingerprints[0])
