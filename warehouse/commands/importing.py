"""import and check."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from warehouse.attempts import Attempt
from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.report import as_text, report

CODES = {"live": 0, "unchanged": 0, "refused": 1, "question": 3}


def import_(given: argparse.Namespace) -> int:
    """Import and say what became of every row."""
    attempt = run_import(given.to, given.paths, _options(given), given.register, _progress)
    return _tell(given, given.to, attempt)


def check(given: argparse.Namespace) -> int:
    """The same import into a copy that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="participation-check-") as aside:
        copy = Path(aside)
        _copy_live(given.to, copy)
        attempt = run_import(copy, given.paths, _options(given), given.register, _progress)
        return _tell(given, copy, attempt)


def _copy_live(folder: Path, copy: Path) -> None:
    release = current(folder)
    if release:
        (copy / "live").mkdir()
        shutil.copytree(release.warehouse.parent, copy / "live" / release.name)
        shutil.copy(folder / "live" / "current.json", copy / "live" / "current.json")
    if (folder / "decisions").is_dir():
        shutil.copytree(folder / "decisions", copy / "decisions")


def _options(given: argparse.Namespace) -> Options:
    names = ("source", "principle", "sign", "sheet", "dates", "older_ok", "add")
    return Options(**{name: getattr(given, name) for name in names})


def _tell(given: argparse.Namespace, folder: Path, attempt: Attempt) -> int:
    if given.json:
        print(json.dumps(report(folder), ensure_ascii=False, indent=1))
    elif attempt.outcome == "live":
        print(as_text(report(folder)))
        print("Nothing was changed: this was a check." if given.dry else f"Live now: {attempt.release}")
    for sentence in (*attempt.remarks, attempt.why):
        if sentence:
            print(sentence, file=sys.stderr if CODES[attempt.outcome] else sys.stdout)
    return CODES[attempt.outcome]


def _progress(share: float, words: str) -> None:
    """One line that overwrites itself, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{share:4.0%} {words:<60}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)
