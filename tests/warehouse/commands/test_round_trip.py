"""What was exported and imported again is the same programme."""

import csv
from pathlib import Path

import pytest

from tests.warehouse.commands.programmes import TABLES, TERMS, figures, write_programme
from warehouse.build import run_import
from warehouse.decisions import decide
from warehouse.export import export
from warehouse.importers.plan import Options
from warehouse.live import Release
from warehouse.made_up.programme import write
from warehouse.made_up.terms import Size
from warehouse.opening import opened
from warehouse.refusal import Refused

POLIS = {
    "comments": """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1400000000,x,0,1,2,0,1,"Say it once"
1400000100,x,1,2,1,1,1,"Say it well"
""",
    "votes": """\
timestamp,datetime,comment-id,voter-id,vote
1400000200,x,0,1,1
1400000300,x,0,2,1
1400000400,x,1,1,-1
1400000500,x,1,2,1
1400000600,x,1,1,1
""",
    "participants-votes": """\
participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1
1,p1,0,1,2,2,0,1,1
2,,0,1,2,2,0,1,1
""",
}


def imported(folder: Path, *paths: Path, **options: object) -> Path:
    attempt = run_import(folder, list(paths), Options(**options))
    assert attempt.outcome == "live", attempt.why
    return folder


def again(folder: Path, tmp_path: Path) -> Path:
    """The programme exported and imported into another folder."""
    export(folder, tmp_path / "written")
    return imported(tmp_path / "again", tmp_path / "written")


def accounts(folder: Path) -> list[tuple]:
    with opened(folder) as con:
        return con.execute("SELECT name, rows_in, loaded FROM files WHERE rows_in <> loaded").fetchall()


@pytest.mark.slow
def test_the_sample_comes_back_the_same(sample_release: Release, tmp_path: Path):
    back = again(sample_release.folder, tmp_path)
    assert figures(back) == figures(sample_release.folder)
    assert accounts(back) == []


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme with a bit of everything, imported. To be read only."""
    place = tmp_path_factory.mktemp("everything")
    return imported(place / "first", write_programme(place / "given"))


@pytest.fixture(scope="module")
def written(everything: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, exported."""
    place = tmp_path_factory.mktemp("written") / "out"
    export(everything, place)
    return place


@pytest.mark.slow
def test_a_programme_with_a_bit_of_everything_comes_back_the_same(everything: Path, written: Path, tmp_path: Path):
    back = imported(tmp_path / "again", written)
    assert figures(back) == figures(everything)
    assert accounts(back) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_programmes_come_back_the_same(tmp_path: Path, seed: int):
    write(tmp_path / "given", Size(people=300, ideas=120, comments=250, idea_votes=2500), seed)
    first = imported(tmp_path / "first", tmp_path / "given")
    back = again(first, tmp_path)
    assert figures(back) == figures(first)
    assert accounts(back) == []


def test_exporting_twice_gives_the_same_tables(everything: Path, written: Path, tmp_path: Path):
    export(everything, tmp_path / "two")
    names = sorted(path.name for path in written.iterdir())
    assert names == sorted([*(f"{table}.csv" for table in TABLES), "programme.toml"])
    assert all((written / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_person_known_by_postcode_comes_back_by_borough(written: Path):
    rows = {row["role"]: row for row in rows_of(written / "participants.csv")}
    assert rows["Service user"]["borough"] == "Lambeth"
    assert "postcode" not in rows["Service user"]
    assert rows["GP"]["borough"] == ""  # inferred from the surgery, and so inferred again


def test_what_was_set_aside_or_left_out_is_not_written(written: Path):
    votes = rows_of(written / "votes.csv")
    assert len(votes) == 12  # without the test account's, and without the one for an idea nobody listed
    assert {row["idea_id"] for row in votes} == {"i1", "i2", "i3", ""}


def test_no_text_is_a_formula_in_what_is_written(written: Path):
    numbers = {"vote", "count", "views", "target", "staff"}
    for path in written.glob("*.csv"):
        for row in rows_of(path):
            texts = [cell for name, cell in row.items() if name not in numbers]
            assert not [text for text in texts if text.startswith(tuple("=+-@\t\r"))]


@pytest.mark.slow
def test_several_sources_come_back_apart_and_joined_people_joined(tmp_path: Path):
    register = {"participants": TABLES["participants"]}
    other = {name: TABLES[name] for name in ("ideas", "votes", "reach", "statements", "organisations")}
    same_ids = {**other, "reach": "channel,day,views\nwebsite,2014-05-01,55\n"}
    first = tmp_path / "first"
    people = write_programme(tmp_path / "people", register)
    talk = write_programme(tmp_path / "talk", POLIS, None)
    run = run_import(first, [talk], Options(source="polis:talk", sign="as-is"), people)
    assert run.outcome == "live", run.why
    imported(first, write_programme(tmp_path / "one", other), source="one")
    imported(first, write_programme(tmp_path / "two", same_ids), source="two")
    back = again(first, tmp_path)
    folders = sorted(path.name for path in (tmp_path / "written").iterdir())
    assert folders == ["01-one", "02-polis-talk", "03-register", "04-two"]
    assert figures(back) == figures(first)
    with opened(back) as con:
        joined = con.execute("""
            SELECT p.gss_code, count(*) FROM contributions JOIN people AS p USING (person)
            JOIN identities AS d USING (person) JOIN sources AS s USING (source)
            WHERE s.name = 'polis:talk' AND kind = 'vote' GROUP BY ALL ORDER BY ALL""").fetchall()
    assert joined == [("E09000007", 3), ("unknown", 2)]


@pytest.mark.slow
def test_codings_and_accepted_names_are_in_what_is_written(tmp_path: Path):
    few = {table: TABLES[table] for table in ("participants", "organisations", "ideas", "votes")}
    first = imported(tmp_path / "first", write_programme(tmp_path / "given", few))
    decide(first, "codings", [{"source": "canonical:given", "idea_id": "i2", "principle": "5", "who": "a lead"}])
    accepted = {"name": "Unlisted Society", "organisation": "One Borough Surgery", "who": "a lead"}
    decide(first, "organisation_names", [accepted])
    imported(first, write_programme(tmp_path / "more", {"reach": TABLES["reach"]}, None), source="more")
    assert figures(again(first, tmp_path)) == figures(first)


def test_a_programme_on_a_scale_comes_back_on_that_scale(tmp_path: Path):
    votes = "participant_id,idea_id,vote,voted_at\np1,i1,5,2014-05-01\np2,i1,1,2014-05-01\n"
    terms = TERMS.replace("for-neutral-against", "1-5")
    first = imported(tmp_path / "first", write_programme(tmp_path / "given", {"votes": votes}, terms))
    assert figures(again(first, tmp_path)) == figures(first)


def test_an_export_never_overwrites(sample_release: Release, tmp_path: Path):
    with pytest.raises(Refused, match="exists already"):
        export(sample_release.folder, tmp_path)


def test_an_export_that_cannot_be_written_is_refused(sample_release: Release, tmp_path: Path):
    (tmp_path / "in_the_way").write_text("a file")
    with pytest.raises(Refused, match="Nothing was written"):
        export(sample_release.folder, tmp_path / "in_the_way" / "out")
