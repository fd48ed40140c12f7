"""import and check."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from warehouse.attempts import Attempt
from warehouse.build import run_import
from warehouse.commands.asking import answered_on_terminal
from warehouse.importers.plan import Options
from warehouse.report import as_text, report
from warehouse.trial import Trial, Wanted, try_out

CODES = {"live": 0, "unchanged": 0, "refused": 1, "question": 3}


def import_(given: argparse.Namespace) -> int:
    """Import and say what became of every row."""

    def run() -> Attempt:
        return run_import(given.to, given.paths, _options(given), given.register, _progress)

    return _tell(given, given.to, _asking(given, run))


def check(given: argparse.Namespace) -> int:
    """The same import into a folder that is thrown away; the programme's own is only read."""
    with tempfile.TemporaryDirectory(prefix="participation-check-") as aside:
        trials: list[Trial] = []

        def run() -> Attempt:
            wanted = Wanted(tuple(given.paths), _options(given), given.register)
            trials.append(try_out(given.to, Path(aside), wanted, _progress))
            return trials[-1].attempt

        attempt = _asking(given, run)
        return _tell(given, trials[-1].folder, attempt)


def _asking(given: argparse.Namespace, run: Callable[[], Attempt]) -> Attempt:
    """The import; where it needs an answer and a person sits at the terminal, they are asked and it starts again."""
    attempt = run()
    while attempt.outcome == "question" and answered_on_terminal(given, attempt):
        attempt = run()
    return attempt


def _options(given: argparse.Namespace) -> Options:
    names = ("source", "principle", "sign", "sheet", "dates", "older_ok", "add", "mapping")
    return Options(**{name: getattr(given, name) for name in names})


def _tell(given: argparse.Namespace, folder: Path, attempt: Attempt) -> int:
    """The report and the sentences that go with it. With --json the report alone stands on standard output."""
    stopped = bool(CODES[attempt.outcome])
    if given.json:
        print(json.dumps(report(folder, attempt), ensure_ascii=False, indent=1))
    elif not stopped:
        print(as_text(report(folder, attempt)))
    for sentence in (*attempt.remarks, attempt.why or _outcome(given, attempt)):
        print(sentence, file=sys.stderr if stopped or given.json else sys.stdout)
    return CODES[attempt.outcome]


def _outcome(given: argparse.Namespace, attempt: Attempt) -> str:
    return "Nothing was changed: this was a check." if given.dry else f"Live now: {attempt.release}"


def _progress(share: float, words: str) -> None:
    """One line that overwrites itself, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{share:4.0%} {words:<60}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)
