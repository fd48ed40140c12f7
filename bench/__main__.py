"""Speed and memory, measured in one go: `python -m bench --votes 10000 1000000 --keep FOLDER`.

Programmes are made up once and kept in the folder. Every part compares with something measured in the same run and
writes `bench/results/<part>-<votes>.json`; `python -m bench.document` puts the figures into docs/speed.md. Quiet
machine or not, ratios are to be trusted more than seconds.
"""

import argparse
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.measures import rounded
from bench.programmes import Wanted, export
from bench.results import kept

SIZES = [10_000, 1_000_000]


def imports(given: argparse.Namespace, votes: int) -> dict:
    """An import against plain readers."""
    from bench.imports import measured

    return measured(given.keep, Wanted(votes))


def dirty(given: argparse.Namespace, votes: int) -> dict:
    """The same of files with wrong and double rows and with quotation marks."""
    from bench.imports import measured

    return measured(given.keep, Wanted(votes, dirty=True))


def questions(given: argparse.Namespace, votes: int) -> dict:
    """Every question of every page."""
    from bench.questions import measured

    return measured(given.keep, Wanted(votes))


def drawn(given: argparse.Namespace, votes: int) -> dict:
    """Every page and its dearer views as a server draws them."""
    from bench.drawn import measured

    return measured(given.keep, Wanted(votes))


def pages(given: argparse.Namespace, votes: int) -> dict:
    """A first visit and clicks in Chromium."""
    from bench.first_visits import measured

    return measured(given.keep, Wanted(votes))


def people(given: argparse.Namespace, votes: int) -> dict:
    """Many people at once by web socket."""
    from bench.people import measured

    return measured(given.keep, Wanted(votes), given.people, given.minutes, given.processes)


def growth(given: argparse.Namespace) -> dict:
    """Exponents, at sizes of their own."""
    from bench.growth import measured

    return measured(given.keep, given.share)


PARTS: dict[str, Callable[[argparse.Namespace, int], dict]] = {
    "imports": imports,
    "dirty": dirty,
    "questions": questions,
    "drawn": drawn,
    "pages": pages,
    "people": people,
}
WITHOUT_SIZE = {"growth": growth}
ON_THEIR_OWN = ("live", "forgetting")


def words() -> argparse.ArgumentParser:
    """What can be given on the command line."""
    known = [*PARTS, *WITHOUT_SIZE, *ON_THEIR_OWN]
    found = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    found.add_argument("--votes", type=int, nargs="+", default=SIZES, help="sizes of the programmes")
    found.add_argument("--only", nargs="+", choices=known, default=[*PARTS, *WITHOUT_SIZE], metavar="PART",
                       help=f"parts: {', '.join(known)}; live and forgetting only where they are named")  # fmt: skip
    found.add_argument("--keep", type=Path, required=True, help="where programmes lie, for later runs too")
    found.add_argument("--people", type=int, default=100, help="how many people come at once")
    found.add_argument("--minutes", type=float, default=3.0, help="how long they stay")
    found.add_argument("--processes", type=int, default=1, help="at how many processes of the dashboard")
    found.add_argument("--share", type=float, default=1.0, help="of the usual sizes of growth, to try it out")
    return found


def main() -> None:
    """Measure what is asked for, the smallest programme first."""
    logging.disable(logging.WARNING)  # Streamlit's, wherever its modules are used without a server
    given = words().parse_args()
    given.keep = given.keep.resolve()
    given.keep.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PARTICIPATION_KEY_FILE", str(given.keep / "pseudonym.key"))
    for votes in sorted(given.votes):
        export(given.keep, Wanted(votes))
        for part in (part for part in PARTS if part in given.only):
            _say(part, votes, lambda part=part, votes=votes: _measure(part, given, votes))
        for part in (part for part in ON_THEIR_OWN if part in given.only):
            command = [sys.executable, "-m", f"bench.{part}", "--votes", str(votes)]
            _say(part, votes, lambda command=command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    if "growth" in given.only:
        command = f"python -m bench --only growth --keep FOLDER --share {given.share:g}"
        _say("growth", 0, lambda: kept("growth", rounded(growth(given)), command))


def _measure(part: str, given: argparse.Namespace, votes: int) -> None:
    command = f"python -m bench --only {part} --votes {votes} --keep FOLDER"
    if part == "people":
        command += f" --people {given.people} --minutes {given.minutes:g} --processes {given.processes}"
    kept(_name(part, votes, given), rounded({"votes": votes} | PARTS[part](given, votes)), command)


def _name(part: str, votes: int, given: argparse.Namespace) -> str:
    """Of a result; people at several processes stand beside those at one."""
    several = part == "people" and given.processes > 1
    return f"{part}_at_{given.processes}-{votes}" if several else f"{part}-{votes}"


def _say(part: str, votes: int, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"{part}{f' of {votes:,} votes' if votes else ''}: {time.perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
