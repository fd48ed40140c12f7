"""What the server looks after while it runs."""

from datetime import date, timedelta
from pathlib import Path

from access import Role, Viewer
from pages.parts.remembering import remembered
from pages.parts.server.upkeep import Upkeep
from queries import connections, runner
from queries.runner import ask
from tests.small_programmes import imported, people
from warehouse.forgetting import forget
from warehouse.retention import retention

DAY = date.today()
TERMS = f'start = 2014-05-01\nend = 2014-10-31\nretention_date = {DAY}\n'


def test_rows_go_on_the_day_after_their_last(tmp_path: Path):
    imported(tmp_path, {**people({"Camden": 3}), "programme.toml": TERMS})
    clock = [DAY]
    upkeep = Upkeep(tmp_path, lambda: None, lambda: clock[0])
    upkeep.look()
    assert retention(tmp_path).erased is None
    clock[0] = DAY + timedelta(days=1)
    upkeep.look()
    assert retention(tmp_path).erased == clock[0]


def test_nothing_of_a_release_that_went_is_kept_in_memory_or_open(tmp_path: Path):
    release, cleared = imported(tmp_path, people({"Camden": 3}), source="talk"), []
    upkeep = Upkeep(tmp_path, lambda: cleared.append(True))
    upkeep.look()
    ask("programme/terms", Viewer(Role.LEAD), release)
    upkeep.look()
    assert runner._answer.cache_info().currsize
    assert not cleared
    forget(tmp_path, "p0")
    upkeep.look()
    assert cleared
    assert runner._answer.cache_info().currsize == connections.connection.cache_info().currsize == 0
    held = [Path(f"/proc/self/fd/{each.name}") for each in Path("/proc/self/fd").iterdir()]
    assert not [link for link in held if link.is_symlink() and release.name in str(link.readlink())]


def test_what_was_worked_out_from_answers_is_forgotten_with_a_release_that_went(tmp_path):
    worked = []
    recalled = remembered(lambda who: worked.append(who))
    recalled("once")
    recalled("once")
    upkeep = Upkeep(tmp_path, lambda: None)
    upkeep.known = {"a release that is not kept any more"}
    upkeep.look()
    recalled("once")
    assert worked == ["once", "once"]
