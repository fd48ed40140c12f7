"""One participant is erased everywhere, and everybody else's figures stay."""

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.commands.programmes import TABLES, bytes_of, figures, write_programme
from warehouse.build import rebuild, run_import
from warehouse.decisions import decided
from warehouse.forgetting import forget
from warehouse.importers.plan import Options
from warehouse.live import current, releases, roll_back
from warehouse.personal.key import load_key
from warehouse.personal.pseudonyms import pseudonym
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.report import report

WHO = "person-of-no-name"
SECRET, ALONE, REMARK = "Their own unheard-of words", "An idea nobody touched", "A remark of theirs"
OURS = {
    "participants": TABLES["participants"].replace("p1,", f"{WHO},", 1),
    "organisations": TABLES["organisations"],
    "ideas": f"""\
idea_id,participant_id,principle,submitted_at,title,text,status
i1,{WHO},1,2014-03-01T10:00:00,{SECRET} title,{SECRET},accepted
i2,p2,3,2014-03-02T10:00:00,Second,Words,
i3,{WHO},4,2014-03-03T10:00:00,{ALONE},{ALONE},
""",
    "comments": f"""\
comment_id,idea_id,participant_id,commented_at,text
c1,i1,p4,2014-03-03T10:00:00,Agreed
c2,i2,{WHO},2014-03-03T11:00:00,{REMARK}
c3,i9,{WHO},2014-03-03T12:00:00,{REMARK} set aside
""",
    "votes": f"""\
participant_id,idea_id,principle,vote,voted_at
p2,i1,,1,2014-04-01
p3,i1,,-1,2014-04-02
{WHO},i2,,1,2014-04-01
{WHO},i2,,-1,2014-04-02
{WHO},i3,,1,2014-04-02
{WHO},,2,1,2014-04-03
{WHO},i2,,7,2014-04-03
p3,i2,,1,2014-04-04
""",
    "attendance": f"event,participant_id,attended_at\nlaunch,{WHO},2014-10-09T09:00\nlaunch,p2,2014-10-09T09:00\n",
}


def without(tables: dict[str, str]) -> dict[str, str]:
    """The second way: the same export with that person's rows taken out; of the idea that others voted on only its
    number, principle and status are left."""
    kept = {}
    for name, text in tables.items():
        header, *rows = csv.reader(io.StringIO(text))
        left = [row for row in rows if WHO not in row]
        if name == "ideas":
            left.append(["i1", "", "1", "", "", "", "accepted"])
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, *left])
        kept[name] = out.getvalue()
    return kept


def imported(folder: Path, export: Path, **options: object) -> Path:
    attempt = run_import(folder, [export], Options(**{"source": "ours", **options}))
    assert attempt.outcome == "live", attempt.why
    return folder


def everything_kept(folder: Path) -> str:
    """All bytes under a folder, and all texts of its databases, which lie compressed in theirs."""
    found = [b"\n".join(bytes_of(folder).values()).decode("latin-1")]
    for path in folder.rglob("*.duckdb"):
        with duckdb.connect(path, read_only=True) as con:
            columns = (
                "SELECT table_name, column_name FROM duckdb_columns() WHERE data_type = 'VARCHAR' AND NOT internal"
            )
            for table, column in con.execute(columns).fetchall():
                found += [str(text) for (text,) in con.execute(f'SELECT DISTINCT "{column}" FROM {table}').fetchall()]
    return "\n".join(found)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases, both with the person; the second has one more file. To be copied only."""
    place = tmp_path_factory.mktemp("known")
    folder = imported(place / "to", write_programme(place / "given", OURS))
    return imported(folder, write_programme(place / "more", {**OURS, "reach": TABLES["reach"]}))


@pytest.fixture(scope="module")
def gone(known: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The same without the person, and what was said about it. To be copied or read only."""
    folder = Path(shutil.copytree(known, tmp_path_factory.mktemp("gone") / "to"))
    return folder, forget(folder, WHO)


@pytest.fixture
def twice(known: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(known, tmp_path / "to"))


@pytest.fixture
def after(gone: tuple[Path, list[str]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(gone[0], tmp_path / "to"))


def marks_of(folder: Path) -> list[str]:
    key = load_key(folder)
    return [pseudonym(key, "ours", WHO), pseudonym(key, "register", WHO)]


def test_nothing_of_the_person_is_left_but_the_tombstone(known: Path, after: Path):
    own, shared = marks_of(after)
    before = everything_kept(known)
    assert all(text in before for text in (own, SECRET, ALONE, REMARK))
    tombstone = (after / "decisions" / "forgotten.csv").read_text()
    rows = [row.split(",")[:2] for row in tombstone.splitlines()]
    assert rows[:4] == [
        ["source", "pseudonym"],
        ["ours", own],
        ["register", shared],
        ["(identifier)", pseudonym(load_key(after), "(identifier)", WHO)],
    ]
    assert {kind for kind, _ in rows[4:]} == {"(row)"}
    (after / "decisions" / "forgotten.csv").unlink()
    left = everything_kept(after)
    assert not [text for text in (WHO, own, shared, SECRET, ALONE, REMARK) if text in left]


def test_the_files_before_are_deleted_at_once(known: Path, after: Path):
    names = {release.name for release in releases(known)}
    assert not names & {path.name for path in (after / "live").iterdir()}
    assert len(releases(after)) == 2


def test_it_says_what_it_removed(known: Path, gone: tuple[Path, list[str]]):
    live, before = releases(known)
    what = "2 ideas, 1 comment, 4 votes, 1 attendance, 1 registration, 2 quarantined rows"
    assert gone[1] == [
        f"Removed from release {live.name}: {what}.",
        f"Removed from release {before.name}: {what}.",
        "Both releases were made anew without this person; the files before are deleted, the funders' among them.",
        "Later imports leave this person out.",
    ]


@pytest.mark.slow
def test_the_figures_are_those_of_an_import_without_the_person(after: Path, tmp_path: Path):
    tables = {**without(OURS), "reach": TABLES["reach"]}
    other = imported(tmp_path / "other", write_programme(tmp_path / "without", tables))
    assert figures(after) == figures(other)
    roll_back(after)
    other = imported(tmp_path / "earlier", write_programme(tmp_path / "without-then", without(OURS)))
    assert figures(after) == figures(other)


def test_votes_of_others_on_the_persons_idea_still_count(after: Path):
    with duckdb.connect(current(after).warehouse, read_only=True) as con:
        votes = con.execute("""
            SELECT value, c.principle FROM contributions AS c JOIN ideas AS i USING (idea)
            WHERE kind = 'vote' AND idea_id = 'i1' ORDER BY value""").fetchall()
        columns = "person, title, text, submitted_at, principle"
        idea = con.execute(f"SELECT {columns} FROM ideas WHERE idea_id = 'i1'").fetchall()
    assert votes == [(-1, "vision-2014:1"), (1, "vision-2014:1")]
    assert idea == [(None, None, None, None, "vision-2014:1")]


def test_behind_a_sentence_everybody_else_is_left(tmp_path: Path):
    tables = OURS | {"statements": "statement_id,framework,text\ns1,declaration-2014,We listen\n"}
    folder = imported(tmp_path / "to", write_programme(tmp_path / "given", tables))
    kept = {"source": "ours", "statement_id": "s1", "outcome": "kept", "reason": ""}
    rebuild(folder, kind="outcomes", rows=[kept | {"idea_id": idea} for idea in ("i1", "i3")])
    behind = """
        SELECT statement_id, sum(people), sum(votes), sum(contributions) FROM rollup_sentences
        WHERE phase = '' GROUP BY statement_id ORDER BY ALL"""
    found = []
    for step in (lambda: None, lambda: forget(folder, WHO)):
        step()
        with duckdb.connect(current(folder).warehouse, read_only=True) as con:
            found.append(con.execute(behind).fetchall())
    # The idea, two votes and a comment on it of the three others, and the person's other idea and vote on that.
    assert found == [[("", 4, 3, 6), ("s1", 4, 3, 6)], [("", 3, 2, 4), ("s1", 3, 2, 4)]]


def test_every_file_still_adds_up(after: Path):
    files = {entry["table"]: entry for entry in report(after)["files"] if entry["rows_in"]}
    names = ("rows_in", "loaded", "quarantined", "excluded")
    counts = {table: tuple(each[name] for name in names) for table, each in files.items()}
    assert counts["votes"] == (8, 3, 1, 4)
    assert counts["comments"] == (3, 1, 1, 1)
    assert counts["ideas"] == (3, 2, 0, 1)
    assert files["ideas"]["reasons"]["forgotten"] == 2
    assert counts["participants"] == (9, 8, 0, 1)


def test_the_same_export_does_not_bring_the_person_back(after: Path, tmp_path: Path):
    before = figures(after)
    tables = {**OURS, "reach": TABLES["reach"] + "website,2014-05-03,9\n"}
    imported(after, write_programme(tmp_path / "once-more", tables))
    again = figures(after)
    assert {name for name in before if before[name] != again[name]} == {"reach"}
    own, shared = marks_of(after)
    (after / "decisions" / "forgotten.csv").unlink()
    assert not [text for text in (WHO, own, shared, SECRET, ALONE, REMARK) if text in everything_kept(after)]


def test_rollback_does_not_bring_the_person_back(after: Path):
    roll_back(after)
    own, _ = marks_of(after)
    with duckdb.connect(current(after).warehouse, read_only=True) as con:
        assert con.execute("SELECT count(*) FROM identities WHERE pseudonym = $1", [own]).fetchall() == [(0,)]


def test_a_forgotten_person_is_no_longer_known(after: Path):
    before = decided(after, "forgotten")
    with pytest.raises(Refused, match="No participant 'person-of-no-name' is known in any source"):
        forget(after, WHO)
    assert decided(after, "forgotten") == before


def test_an_earlier_release_that_cannot_be_read_goes_as_a_whole(twice: Path):
    _, before = releases(twice)
    before.warehouse.write_bytes(b"no database" * 1000)
    assert forget(twice, WHO)[-2].startswith("The release was made anew without this person")
    assert len(releases(twice)) == 1
    assert not before.warehouse.exists()


def test_somebody_whose_only_row_was_set_aside_is_forgotten_too(tmp_path: Path):
    votes = f"participant_id,idea_id,vote\np1,i1,1\n{WHO},i1,up and down\n"
    folder = imported(tmp_path / "to", write_programme(tmp_path / "given", {"votes": votes}, None))
    own, _ = marks_of(folder)
    assert own in everything_kept(folder)
    said = forget(folder, WHO)
    assert said[0].endswith(": 1 quarantined row.")
    (folder / "decisions" / "forgotten.csv").unlink()
    assert own not in everything_kept(folder)


@pytest.mark.slow
def test_the_same_identifier_in_two_sources_is_asked_about(tmp_path: Path):
    votes = {"votes": "participant_id,idea_id,vote\np1,i1,1\np2,i1,1\n"}
    folder = imported(tmp_path / "to", write_programme(tmp_path / "a", votes, None), source="a")
    imported(folder, write_programme(tmp_path / "b", {"votes": votes["votes"] + "p3,i1,1\n"}, None), source="b")
    with pytest.raises(NeedsAnswer, match="another person in each of these sources: a, b") as asked:
        forget(folder, "p1")
    assert asked.value.option == "--source"
    assert decided(folder, "forgotten") == []
    forget(folder, "p1", source="b")
    assert report(folder)["totals"]["participants"] == 4
    with duckdb.connect(current(folder).warehouse, read_only=True) as con:
        kept = con.execute("""
            SELECT s.name, count(*) FROM identities JOIN sources AS s USING (source)
            GROUP BY ALL ORDER BY 1""").fetchall()
    assert kept == [("a", 2), ("b", 2)]


@pytest.mark.slow
def test_whoever_a_register_joins_goes_with_the_person(tmp_path: Path):
    register = {"participants": "participant_id,borough\np1,Camden\np2,Barnet\n"}
    people = write_programme(tmp_path / "people", register)
    votes = {"votes": "participant_id,idea_id,vote\np1,i1,1\np2,i1,-1\n"}
    talk = write_programme(tmp_path / "talk", votes, None)
    attempt = run_import(tmp_path / "to", [talk], Options(source="talk"), people)
    assert attempt.outcome == "live", attempt.why
    forget(tmp_path / "to", "p1")
    with duckdb.connect(current(tmp_path / "to").warehouse, read_only=True) as con:
        left = con.execute("SELECT gss_code, value FROM contributions WHERE kind = 'vote'").fetchall()
        assert con.execute("SELECT count(*) FROM identities").fetchall() == [(2,)]
    assert left == [("E09000003", -1)]
    again = {"votes": votes["votes"] + "p3,i1,1\n"}
    later = write_programme(tmp_path / "later", again, None)
    attempt = run_import(tmp_path / "to", [later], Options(source="later"), people)
    assert attempt.outcome == "live", attempt.why
    totals = report(tmp_path / "to")["totals"]
    assert (totals["participants"], totals["votes"]) == (2, 3)  # p2 by both, p3; p1 by neither


def test_sentences_that_were_kept_about_the_person_lose_the_name(twice: Path, tmp_path: Path):
    (tmp_path / f"{WHO}.csv").write_text("no,table\n1,2\n")
    run_import(twice, [tmp_path / f"{WHO}.csv"])
    attempts = twice / "live" / "attempts"
    assert any(WHO in file.read_text() for file in attempts.iterdir())
    forget(twice, WHO)
    assert not any(WHO in file.read_text() for file in attempts.iterdir())
    assert report(twice)["files"]


def test_another_person_of_a_register_with_the_same_number_stays(tmp_path: Path):
    votes = {"votes": "participant_id,idea_id,vote\n7,i1,1\n8,i1,1\n"}
    folder = imported(tmp_path / "to", write_programme(tmp_path / "talk", votes, None), source="talk")
    forget(folder, "7")
    register = {"participants": "participant_id,borough\n7,Camden\n8,Barnet\n"}
    people = write_programme(tmp_path / "people", register, None)
    later = write_programme(tmp_path / "later", {"votes": votes["votes"] + "9,i1,1\n"}, None)
    attempt = run_import(folder, [later], Options(source="later"), people)
    assert attempt.outcome == "live", attempt.why
    assert report(folder)["totals"]["participants"] == 4  # 8 of the talk; 7, 8 and 9 of the later one
