"""import and check."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from warehouse.attempts import Attempt
from warehouse.build import run_import
from warehouse.commands.asking import answered_on_terminal
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.report import as_text, report

CODES = {"live": 0, "unchanged": 0, "refused": 1, "question": 3}


def import_(given: argparse.Namespace) -> int:
    """Import and say what became of every row."""
    return _tell(given, given.to, _run(given, given.to))


def check(given: argparse.Namespace) -> int:
    """The same import into a folder that is thrown away; the programme's own is only read."""
    with tempfile.TemporaryDirectory(prefix="participation-check-") as aside:
        copy = Path(aside)
        _lend_live(given.to, copy)
        return _tell(given, copy, _run(given, copy))


def _run(given: argparse.Namespace, folder: Path) -> Attempt:
    """The import; where it needs an answer and a person sits at the terminal, they are asked and it starts again."""
    attempt = run_import(folder, given.paths, _options(given), given.register, _progress)
    while attempt.outcome == "question" and answered_on_terminal(given, attempt):
        attempt = run_import(folder, given.paths, _options(given), given.register, _progress)
    return attempt


def _lend_live(folder: Path, copy: Path) -> None:
    """The live release seen from another folder: a link, because a release is never written to."""
    (copy / "live").mkdir()
    release = current(folder)
    if release:
        (copy / "live" / release.name).symlink_to(release.warehouse.parent.resolve())
    if (folder / "live" / "current.json").exists():
        shutil.copy(folder / "live" / "current.json", copy / "live" / "current.json")
    if (folder / "decisions").is_dir():
        shutil.copytree(folder / "decisions", copy / "decisions")


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
