"""Whatever happens to an import, what is live is one whole release."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.commands.programmes import write_programme
from warehouse import checks
from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import building, current, releases, roll_back
from warehouse.refusal import Refused

HEADER = "participant_id,idea_id,vote,voted_at\n"
ONE = HEADER + "p1,i1,1,2014-05-01\n"
TWO = ONE + "p2,i1,1,2014-05-02\n"
THREE = TWO + "p3,i1,1,2014-05-03\n"
VOTES = "SELECT count(*) FROM contributions WHERE kind = 'vote'"


def made_live(folder: Path, given: Path, votes: str) -> str:
    attempt = run_import(folder, [write_programme(given, {"votes": votes}, None)], Options(source="s", older_ok=True))
    assert attempt.outcome == "live", attempt.why
    return attempt.release


def insist_on_whole(folder: Path) -> str:
    """The live release passes every check of a build, and both its files open."""
    release = current(folder)
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{release.warehouse}' AS release (READ_ONLY)")
        assert checks.check(con) == list(checks.CHECKS)
        con.execute(f"ATTACH '{release.published}' AS published (READ_ONLY)")
        assert con.execute("SELECT fingerprint FROM release.programme").fetchall() == [(release.name,)]
    return release.name


@pytest.mark.slow
def test_the_last_two_releases_are_kept_and_rollback_changes_them_over(tmp_path: Path):
    exports = {"a": ONE, "b": TWO, "c": THREE}
    made = [made_live(tmp_path / "to", tmp_path / name, votes) for name, votes in exports.items()]
    kept = sorted(path.name for path in (tmp_path / "to" / "live").iterdir() if path.is_dir())
    assert kept == sorted([*made[1:], "attempts"])
    assert roll_back(tmp_path / "to").name == made[1]
    assert insist_on_whole(tmp_path / "to") == made[1]
    assert roll_back(tmp_path / "to").name == made[2]
    assert insist_on_whole(tmp_path / "to") == made[2]


def test_the_same_rows_give_the_same_name(tmp_path: Path):
    assert made_live(tmp_path / "x", tmp_path / "a", TWO) == made_live(tmp_path / "y", tmp_path / "b" / "given", TWO)


def test_with_one_release_there_is_nothing_to_go_back_to(tmp_path: Path):
    made_live(tmp_path / "to", tmp_path / "a", ONE)
    with pytest.raises(Refused, match="no earlier release"):
        roll_back(tmp_path / "to")


def test_a_reader_keeps_its_answers_while_releases_come_and_go(tmp_path: Path):
    made_live(tmp_path / "to", tmp_path / "a", ONE)
    first = current(tmp_path / "to")
    with duckdb.connect(first.warehouse, read_only=True) as reader:
        made_live(tmp_path / "to", tmp_path / "b", TWO)
        assert reader.execute(VOTES).fetchall() == [(1,)]
        made_live(tmp_path / "to", tmp_path / "c", THREE)
        assert not first.warehouse.exists()
        assert reader.execute(VOTES).fetchall() == [(1,)]
        assert reader.execute("SELECT name FROM areas WHERE gss_code = 'E09000007'").fetchall() == [("Camden",)]


def test_what_a_killed_import_left_behind_is_cleared_by_the_next(tmp_path: Path):
    name = made_live(tmp_path, tmp_path / "a", ONE)
    for left in ("building-abc", "0123456789abcdef"):
        (tmp_path / "live" / left).mkdir()
        (tmp_path / "live" / left / "warehouse.duckdb").write_bytes(b"half")
    with building(tmp_path) as work:
        there = {path.name for path in (tmp_path / "live").iterdir() if path.is_dir()}
        assert there == {name, "attempts", work.name}
    assert [release.name for release in releases(tmp_path)] == [name]


def killed_at_random(folder: Path, exports: list[Path], times: int, longest: float) -> set[str]:
    """Start imports and kill each after a random time; the live release must always be whole. Gives the names seen."""
    chance, seen = random.Random(2014), set()
    for turn in range(times):
        words = ["import", str(exports[turn % len(exports)]), "--source", "s", "--older-ok", "--to", str(folder)]
        with subprocess.Popen(
            [sys.executable, "-m", "warehouse", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            time.sleep(chance.uniform(0.3 * longest, longest))
            os.kill(child.pid, signal.SIGKILL)
        seen.add(insist_on_whole(folder))
    return seen


@pytest.mark.slow
def test_an_import_killed_at_any_moment_leaves_one_whole_release(tmp_path: Path):
    folder, exports = tmp_path / "to", [tmp_path / "a", tmp_path / "b"]
    known = {made_live(folder, place, votes) for place, votes in zip(exports, (ONE, TWO), strict=True)}
    assert killed_at_random(folder, exports, times=3, longest=1.8) <= known
    made_live(folder, tmp_path / "c", THREE)
    assert not list((folder / "live").glob("building-*"))


@pytest.mark.slow
def test_an_import_killed_at_many_moments_leaves_one_whole_release(tmp_path: Path):
    votes = [HEADER + "".join(f"p{n % 900},i{n % 90},1,2014-05-0{day}\n" for n in range(9000)) for day in (1, 2)]
    folder, exports = tmp_path / "to", [tmp_path / "a", tmp_path / "b"]
    known = {made_live(folder, place, text) for place, text in zip(exports, votes, strict=True)}
    started = time.monotonic()
    known.add(made_live(folder, tmp_path / "c", ONE))
    longest = 2 * (time.monotonic() - started) + 1.5
    seen = killed_at_random(folder, exports, times=40, longest=longest)
    assert seen <= known
    assert len(seen) > 1  # some were killed too late to stop them
    made_live(folder, tmp_path / "d", THREE)
    assert not list((folder / "live").glob("building-*"))
