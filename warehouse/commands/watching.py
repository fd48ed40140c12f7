"""watch."""

import argparse
import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.arriving.book import forget_state
from warehouse.arriving.watching import Watch
from warehouse.importers.plan import Options
from warehouse.refusal import Refused
from warehouse.retention import expire_where_due, retention
from warehouse.settings import settings

SAID = {"beside": "New rows are live.", "folded": "New rows are part of the release.", "refused": "Not taken: {}"}
ASKED_EVERY = 1.0  # seconds between two questions to an address


def watch(given: argparse.Namespace) -> int:
    """Look again and again, until it is interrupted; say what came."""
    names = ("source", "principle", "sign", "sheet", "dates", "mapping")
    options = Options(**{name: getattr(given, name) for name in names})
    every = ASKED_EVERY if "://" in given.place else settings()["live"]["look_every_seconds"]
    _insist_on_time(given.to, date.today())
    with only_watch(given.to), TemporaryDirectory(prefix="participation-fetched-") as copies:
        watched = Watch(given.to, given.place, options, Path(copies))
        print(f"Watching {given.place} for {given.source}; Ctrl+C stops it.", flush=True)
        try:
            keep_looking(watched, every)
        except KeyboardInterrupt:
            print("\nStopped. What arrived stays live.")
        finally:
            forget_state(given.to)
    return 0


def keep_looking(watched: Watch, every: float) -> None:
    """Look, say what is new, wait, and look again."""
    said, looked_on = None, date.today()
    while True:
        if looked_on != date.today():
            looked_on = date.today()
            _insist_on_time(watched.folder, looked_on)
        done = watched.look()
        words = SAID.get(done, "").format(watched.state.problem)
        if words and (done != "refused" or words != said):
            print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)
        said = words or said
        time.sleep(every)


def _insist_on_time(folder: Path, today: date) -> None:
    """Raises Refused where the time of the data is over, once they are erased: what lies there would come in again."""
    if retention(folder).over(today):
        sentences = expire_where_due(folder, today)
        raise Refused("", " ".join([*sentences, "Nothing is watched any more."]))


@contextmanager
def only_watch(folder: Path) -> Iterator[None]:
    """Within the block nobody else watches for this programme. Raises Refused where somebody does."""
    (folder / "live").mkdir(parents=True, exist_ok=True)
    with (folder / "live" / ".watching").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Refused("", "Something is being watched for this programme already; stop that first.") from problem
        yield
