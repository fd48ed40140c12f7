"""Nothing brings a forgotten person back: no other name of the source, no delta, no watch, no rebuild, no upload."""

import io
import json
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.small_programmes import imported, written
from tests.warehouse.commands.programmes import figures
from tests.warehouse.commands.test_forgetting import ALONE, OURS, REMARK, SECRET, WHO, everything_kept, marks_of
from warehouse.arriving.watching import Watch
from warehouse.attempts import attempts
from warehouse.build import rebuild, run_import
from warehouse.decisions import decide, decided
from warehouse.forgetting import forget, forget_again
from warehouse.forgetting.without import AS_THEY_ARE, MADE_ANEW, WITHOUT_THEM
from warehouse.importers.plan import Options
from warehouse.live import live_release, releases
from warehouse.opening import opened, opened_with_beside
from warehouse.report import report
from warehouse.tombstones import everywhere
from warehouse.uploading import Upload

pytestmark = pytest.mark.slow

KIND = "voluntary_organisation"
EXPORT = {f"{name}.csv": text for name, text in OURS.items()}
TIMED = {
    "votes.csv": "participant_id,idea_id,vote,voted_at\n7,i1,1,2014-06-01T10:20:31\n8,i1,1,2014-06-01T10:20:31\n",
    "ideas.csv": "idea_id,participant_id,title\ni1,8,A title\n",
}


def people_of(folder: Path, source: str) -> int:
    with opened(folder) as con:
        sql = "SELECT count(*) FROM identities JOIN sources AS s USING (source) WHERE s.name = $1"
        return con.execute(sql, [source]).fetchall()[0][0]


def of_the_person_left(folder: Path) -> list[str]:
    (folder / "decisions" / "forgotten.csv").unlink()
    left = everything_kept(folder)
    return [text for text in (WHO, *marks_of(folder), SECRET, ALONE, REMARK) if text in left]


def test_the_same_export_under_another_name_does_not_bring_the_person_back(tmp_path: Path):
    imported(tmp_path, EXPORT, source="ours")
    known = people_of(tmp_path, "ours")
    forget(tmp_path, WHO)
    attempt = run_import(tmp_path, [tmp_path / "given" / "export"], Options(source="theirs"))
    assert attempt.outcome == "live", attempt.why
    assert people_of(tmp_path, "ours") == people_of(tmp_path, "theirs") == known - 1
    shutil.rmtree(tmp_path / "given")
    assert of_the_person_left(tmp_path) == []


def test_a_later_export_under_another_name_knows_the_person_by_a_row(tmp_path: Path):
    imported(tmp_path, TIMED, source="talk")
    forget(tmp_path, "7")
    longer = {**TIMED, "votes.csv": TIMED["votes.csv"] + "9,i1,1,2014-06-02T10:20:31\n"}
    run_import(tmp_path, [written(tmp_path / "later", longer)], Options(source="talk 2"))
    assert people_of(tmp_path, "talk 2") == 2
    other = {"votes.csv": "participant_id,idea_id,vote,voted_at\n7,i1,1,2015-01-01T10:20:31\n"}
    run_import(tmp_path, [written(tmp_path / "other", other)], Options(source="another talk"))
    assert people_of(tmp_path, "another talk") == 1  # 7 there is somebody else


def test_an_address_is_nobody_elses_in_any_source(tmp_path: Path):
    assert everywhere(b"k" * 32, "7") == []
    assert len(everywhere(b"k" * 32, "jo.bloggs@example.org")) == 1
    votes = "participant_id,idea_id,vote\njo@example.org,i1,1\nann@example.org,i1,1\n"
    imported(tmp_path, {"votes.csv": votes}, source="talk")
    forget(tmp_path, "jo@example.org")
    other = {"votes.csv": "participant_id,idea_id,vote\njo@example.org,other,1\nbea@example.org,other,1\n"}
    run_import(tmp_path, [written(tmp_path / "other", other)], Options(source="another talk"))
    assert people_of(tmp_path, "another talk") == 1


def test_whoever_stands_beside_the_release_only_is_forgotten_too(tmp_path: Path):
    place = written(tmp_path / "watched", {"votes.csv": TIMED["votes.csv"]})
    watch = Watch(tmp_path / "to", str(place), Options(source="talk"))
    assert watch.look() == "folded"
    with (place / "votes.csv").open("a") as file:
        file.write("late,i1,1,2014-06-03T10:20:31\nlater,i1,1,2014-06-03T10:20:32\n")
    assert watch.look() == "beside"
    before = live_release(watch.folder)
    assert forget(watch.folder, "late")[0] == f"Removed from release {before.name} and what arrived since: 1 vote."
    assert not before.beside.exists() or before.beside.stat().st_size == 0
    assert live_release(watch.folder).delta == 0
    assert watch.look() == "beside"
    after = live_release(watch.folder)
    assert (after.name, after.delta) == (before.name, before.delta + 1)
    with opened_with_beside(after) as con:
        assert con.execute("SELECT count(*) FROM people").fetchall() == [(3,)]
        assert con.execute("SELECT count(*) FROM contributions WHERE kind = 'vote'").fetchall() == [(3,)]


def test_a_rebuild_gives_the_same_figures(tmp_path: Path):
    imported(tmp_path, EXPORT, source="ours")
    forget(tmp_path, WHO)
    before = figures(tmp_path)
    rebuild(tmp_path)
    assert figures(tmp_path) == before


def test_every_table_is_copied_or_made_without_the_person(tmp_path: Path):
    """A table that is new has to be thought about: whether it says anything of one person."""
    with duckdb.connect(imported(tmp_path, TIMED).warehouse, read_only=True) as con:
        tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables == AS_THEY_ARE | MADE_ANEW | WITHOUT_THEM


def test_decisions_on_ideas_that_went_go_too_and_others_stay(tmp_path: Path):
    imported(tmp_path, EXPORT, source="ours")
    rows = [{"source": "ours", "idea_id": idea, "principle": "vision-2014:2", "who": "Lead"} for idea in ("i1", "i3")]
    rebuild(tmp_path, kind="codings", rows=rows)
    assert "Removed 1 decision about ideas of theirs." in forget(tmp_path, WHO)
    assert [row["idea_id"] for row in decided(tmp_path, "codings")] == ["i1"]


def test_organisations_that_only_the_person_named_go_with_them(tmp_path: Path):
    people = "participant_id,organisation,organisation_kind\np1,Wards of Jo Bloggs,GP\np2,Hill Trust,charity\n"
    folder = tmp_path
    more = "p3,HILL TRUST,GP\np4,hill trust,GP\np5,Hill Trust,charity\n"
    imported(folder, {"participants.csv": people + more}, source="ours")
    forget(folder, "p1")
    forget(folder, "p3")
    with opened(folder) as con:
        assert con.execute("SELECT name, kind FROM organisations").fetchall() == [("Hill Trust", KIND)]
        assert con.execute("SELECT DISTINCT organisation_kind FROM people").fetchall() == [(KIND,)]
    shutil.rmtree(folder / "given")
    assert "Jo Bloggs" not in everything_kept(folder)
    before = figures(folder)
    rebuild(folder)
    assert figures(folder) == before


def test_names_decided_since_are_heeded_by_making_the_release_from_its_rows(tmp_path: Path):
    people = "participant_id,organisation\np1,Hill Trust\np2,Hill Foundation\np3,Hill Trust\n"
    imported(tmp_path, {"participants.csv": people}, source="ours")
    decide(tmp_path, "organisation_names", [{"name": "Hill Foundation", "organisation": "Hill Trust", "who": "Lead"}])
    forget(tmp_path, "p1")
    with opened(tmp_path) as con:
        assert con.execute("SELECT name FROM organisations").fetchall() == [("Hill Trust",)]
        assert con.execute("SELECT count(*) FROM people").fetchall() == [(2,)]


def test_files_on_their_way_in_are_removed_and_said(tmp_path: Path):
    imported(tmp_path / "to", TIMED, source="talk")
    ours, others = Upload(programme=tmp_path / "to"), Upload(programme=tmp_path / "elsewhere")
    for upload in (ours, others):
        upload.receive([("votes.csv", io.BytesIO(TIMED["votes.csv"].encode()))])
    said = forget(tmp_path / "to", "7")
    assert any("somebody was bringing in" in sentence for sentence in said)
    assert (ours.gone, others.gone) == (True, False)
    others.remove()


def test_a_number_as_an_identifier_leaves_the_counts_of_attempts_alone(tmp_path: Path):
    imported(tmp_path, TIMED, source="talk")
    before = [attempt.files for attempt in attempts(tmp_path)]
    forget(tmp_path, "8")
    assert [attempt.files for attempt in attempts(tmp_path)] == before
    assert report(tmp_path)["totals"]["votes"] == 1
    for path in (tmp_path / "live" / "attempts").iterdir():
        json.loads(path.read_text())


@pytest.mark.slow
def test_both_releases_hold_whole_files_and_no_log_beside_them(tmp_path: Path):
    imported(tmp_path, EXPORT, source="ours")
    shutil.copytree(tmp_path / "given" / "export", tmp_path / "more" / "export")
    (tmp_path / "more" / "export" / "reach.csv").write_text("channel,day,views\nwebsite,2014-05-01,100\n")
    run_import(tmp_path, [tmp_path / "more" / "export"], Options(source="ours"))
    forget(tmp_path, WHO)
    assert len(releases(tmp_path)) == 2
    assert not list((tmp_path / "live").rglob("*.wal"))
    assert not list((tmp_path / "live").glob("building-*"))


def test_an_older_copy_put_back_is_cleaned_by_the_latest_tombstone(tmp_path: Path):
    """As docs/deploying.md tells it: the pointer is copied first, the tombstone is the newest there is."""
    folder, copy = tmp_path / "to", tmp_path / "copy"
    imported(folder, EXPORT, source="ours")
    (copy / "live").mkdir(parents=True)
    shutil.copy(folder / "live" / "current.json", copy / "live")
    run_import(folder, [written(tmp_path / "other", TIMED)], Options(source="talk"))  # while it is copied
    shutil.copytree(folder / "live", copy / "live", dirs_exist_ok=True, ignore=shutil.ignore_patterns("current.json"))
    forget(folder, WHO)
    assert (copy / "live" / json.loads((copy / "live" / "current.json").read_text())["release"]).is_dir()
    shutil.copytree(folder / "decisions", copy / "decisions")
    said = forget_again(copy)
    assert said[0].startswith("The release was made anew without everybody who was ever forgotten;")
    assert of_the_person_left(copy) == []


def test_nobody_to_forget_again_is_said(tmp_path: Path):
    before = imported(tmp_path, TIMED, source="talk")
    assert forget_again(tmp_path) == ["Nobody was ever forgotten here."]
    assert live_release(tmp_path) == before
