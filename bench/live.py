"""How long a vote takes from the file it lands in to open pages: `python -m bench.live --votes 10000000 --pages 20`.

A programme is made up and watched by a process of its own; a dashboard shows it to so many open pages, all of which
follow: one in Chromium, which is looked at, the others through the web socket only, as other people's browsers run on
other machines. Again and again a hundred votes are appended, and the time is taken until the figures on the page have
moved. Beside it, in the same run: the time until the release itself has them, what a question costs with and without a
delta, and how long a reader waits for a page before and while votes are written.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, Playwright, sync_playwright

from access import Role, Viewer
from bench.measures import spread
from bench.programmes import size_of
from bench.results import RESULTS
from bench.servers import dashboard
from queries.runner import ask
from warehouse.live import Release, live_release
from warehouse.made_up.programme import write

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 3_600  # seconds for an import
AT_ONCE = 100  # votes
QUIET = 30.0  # seconds before the first vote


def main() -> None:
    """Make, watch, open, write, measure; the results go to `bench/results/`."""
    words = argparse.ArgumentParser(description=__doc__)
    for name, usual in {"votes": 1_000_000, "pages": 20, "rounds": 40}.items():
        words.add_argument(f"--{name}", type=int, default=usual)
    words.add_argument("--keep", help="a folder that holds the programme from one run to the next")
    given = words.parse_args()
    with nullcontext(given.keep) if given.keep else tempfile.TemporaryDirectory(prefix="participation-bench-") as aside:
        answer = _measured(Path(aside), given)
    answer |= {"votes": given.votes, "pages": given.pages, "rounds": given.rounds, "python": platform.python_version()}
    answer["command"] = f"python -m bench.live --votes {given.votes} --pages {given.pages} --rounds {given.rounds}"
    (RESULTS / f"live-{given.votes}.json").write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer, indent=1))


def _measured(aside: Path, given: argparse.Namespace) -> dict:
    place, folder = aside / "watched", aside / "programme"
    if not place.exists():
        write(place, size_of(given.votes), 2014)
    started = time.perf_counter()
    with _running([sys.executable, "-m", "warehouse", "watch", str(place), "--source", "w", "--to", str(folder)]):
        release = _first_release(folder)
        took = time.perf_counter() - started
        before = _asking(release)
        readers = given.pages - 1
        with dashboard(folder) as server, sync_playwright() as playwright, _readers(server.address, readers) as read:
            page = _opened(playwright, server.address)
            time.sleep(QUIET)
            started = time.time()
            rounds = [_round(place, folder, number, page) for number in range(given.rounds)]
        beside = live_release(folder)
    quiet = [seconds for moment, seconds in read if started - QUIET / 2 < moment < started]
    return {
        "first_import_seconds": took,
        "file_to_screen_seconds": spread([screen for _, screen in rounds]),
        "file_to_release_seconds": spread([release for release, _ in rounds]),
        "rounds_release_and_screen": [[round(seconds, 2) for seconds in each] for each in rounds],
        "reader_waits_before_seconds": spread(quiet),
        "reader_waits_while_written_seconds": spread([seconds for moment, seconds in read if moment > started]),
        "question_on_the_release_ms": before,
        "question_with_a_delta_ms": _asking(beside),
        "votes_beside": given.rounds * AT_ONCE,
    }


def _round(place: Path, folder: Path, number: int, page: Page) -> tuple[float, float]:
    """Append votes of people nobody knew for one idea; wait until the release has them, and the page a hundred more."""
    moment, name = datetime(2015, 10, 20) + timedelta(seconds=number), f"late{time.time_ns()}"
    rows = "".join(f"{name}-{voter},i0001,,1,{moment.isoformat()}\n" for voter in range(AT_ONCE))
    wanted = f"{AT_ONCE * (number + 1):,} new contributions"
    known, started = live_release(folder), time.perf_counter()
    with (place / "votes.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    while live_release(folder) == known:
        time.sleep(0.01)
    released = time.perf_counter() - started
    page.get_by_text(wanted).wait_for(timeout=60_000)
    page.get_by_text(f"{_votes(folder):,} votes").first.wait_for(timeout=60_000, state="attached")
    taken = time.perf_counter() - started
    time.sleep(0.5)
    return released, taken


def _votes(folder: Path) -> int:
    """Votes on the first principle now, as its bar on the page says."""
    everything = {"since": None, "until": None, "areas": (), "roles": (), "organisation_kinds": (), "items": ()}
    release = live_release(folder)
    rows = ask("votes/principles", Viewer(Role.LEAD), release, framework="vision-2014", direct=False, **everything)
    return int(rows["n"].iloc[0])


def _asking(release: Release) -> float:
    """Milliseconds of the page's main question, the best of five, each under another filter so that none is
    remembered."""
    taken = []
    for number in range(5):
        chosen = {"since": None, "until": None, "areas": (), "roles": (), "items": ()}
        started = time.perf_counter()
        ask(
            "votes/principles", Viewer(Role.LEAD), release, framework="vision-2014", direct=False,
            organisation_kinds=[f"nobody's {number}", "nhs_community_trust"], **chosen,
        )  # fmt: skip
        taken.append((time.perf_counter() - started) * 1_000)
    return min(taken)


def _first_release(folder: Path) -> Release:
    for _ in range(PATIENCE * 5):
        if (folder / "live" / "watched.json").exists():
            return live_release(folder)
        time.sleep(0.2)
    raise SystemExit("The programme was not imported.")


def _opened(playwright: Playwright, address: str) -> Page:
    """The page that is looked at."""
    where = os.environ.get("CHROMIUM") or shutil.which("chromium")
    chromium = playwright.chromium.launch(executable_path=where, args=["--no-sandbox", "--disable-gpu"])
    page = chromium.new_context(base_url=address).new_page()
    page.goto("/principles")
    page.get_by_text("Live: w").wait_for(timeout=120_000)
    return page


@contextmanager
def _readers(address: str, number: int) -> Iterator[list[tuple[float, float]]]:
    """The other pages; what is given holds, at the end, moment and seconds of every answer to the one that asks."""
    host = address.removeprefix("http://")
    command = [sys.executable, "-m", "bench.readers", host, "--pages", str(number), "--alike"]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    answers: list[tuple[float, float]] = []
    listening = Thread(target=lambda: answers.extend(tuple(map(float, line.split())) for line in process.stdout))
    listening.start()
    yield answers
    process.stdin.close()
    listening.join()


@contextmanager
def _running(command: list[str]) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=PROJECT, **quiet)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    main()
