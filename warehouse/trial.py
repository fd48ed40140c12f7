"""A dry run: the same import into a copy that is thrown away, or that goes live as it is once somebody has seen it."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from warehouse.answers import record_answers
from warehouse.attempts import Attempt, keep
from warehouse.audit import record
from warehouse.build import run_import, silent
from warehouse.clickhouse.sending import HERE_ONLY
from warehouse.decisions import now
from warehouse.importers.plan import Options
from warehouse.intake import Progress
from warehouse.live import building, current, go_live
from warehouse.personal.key import load_key
from warehouse.pointer import POINTER
from warehouse.refusal import Refused

IN_THE_APP = "in the app"


@dataclass(frozen=True)
class Wanted:
    """What is to be imported, and how."""

    paths: tuple[Path, ...]
    options: Options = Options()
    register: Path | None = None


@dataclass(frozen=True)
class Trial:
    """A dry run that has ended. `folder` is the copy it went live in; `state` is what the programme's own folder held
    when it began."""

    wanted: Wanted
    folder: Path
    attempt: Attempt
    state: str


def try_out(folder: Path, aside: Path, wanted: Wanted, progress: Progress = silent) -> Trial:
    """Import into a new copy in the folder `aside`; the programme's own folder is only read."""
    state = state_of(folder)
    copy = Path(tempfile.mkdtemp(prefix="trial-", dir=aside))
    _lend_live(folder, copy)
    attempt = run_import(copy, wanted.paths, wanted.options, wanted.register, progress, IN_THE_APP)
    return Trial(wanted, copy, attempt, state)


def make_live(folder: Path, trial: Trial, progress: Progress = silent) -> Attempt:
    """Make live what a trial was asked for: its own release, where nothing has changed in the programme's folder since
    it began, otherwise by a new import. A refusal changes nothing, and is kept as that of an import is."""
    try:
        attempt = _adopted(folder, trial)
    except (Refused, OSError) as problem:
        attempt = Attempt("refused", why=str(problem))
    if attempt is None:
        wanted = trial.wanted
        return run_import(folder, wanted.paths, wanted.options, wanted.register, progress, IN_THE_APP)
    keep(folder, attempt)
    record(folder, "import", attempt.outcome, attempt.release)
    return attempt


def _adopted(folder: Path, trial: Trial) -> Attempt | None:
    """The trial's attempt, once its release is live; None where the release would no longer be the same."""
    with building(folder) as work:
        built = current(trial.folder)
        if trial.attempt.outcome != "live" or built is None or state_of(folder) != trial.state:
            return None
        load_key(folder)
        shutil.copytree(built.warehouse.parent, work / "release")
        go_live(folder, work / "release", built.name)
        record_answers(folder, trial.attempt.sources, trial.wanted.options, IN_THE_APP)
        return replace(trial.attempt, started=now())


def state_of(folder: Path) -> str:
    """What a new release depends on beside the files that come in: which release is live, and every decision."""
    kept = [folder / "live" / POINTER, *sorted((folder / "decisions").rglob("*"))]
    digest = hashlib.sha256()
    for path in (path for path in kept if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _lend_live(folder: Path, copy: Path) -> None:
    """The live release seen from another folder: a link, because a release is never written to."""
    (copy / "live").mkdir()
    (copy / "live" / HERE_ONLY).touch()
    if release := current(folder):
        (copy / "live" / release.name).symlink_to(release.warehouse.parent.resolve())
    if (folder / "live" / POINTER).exists():
        shutil.copy(folder / "live" / POINTER, copy / "live" / POINTER)
    if (folder / "decisions").is_dir():
        shutil.copytree(folder / "decisions", copy / "decisions")
