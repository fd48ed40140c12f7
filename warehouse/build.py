"""An import from beginning to end: exports and the live release in, one new release out, live by one rename."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.attempts import Attempt, keep, refused_file
from warehouse.checks import check
from warehouse.contract.terms import terms_of
from warehouse.decisions import decided
from warehouse.deriving.derive import derive
from warehouse.fingerprint import fingerprint
from warehouse.importers.plan import Options
from warehouse.intake import Progress, take_in
from warehouse.live import building, current, go_live
from warehouse.merging import Merge, everything_stays, merge
from warehouse.personal.key import load_key
from warehouse.published import publish
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.report import files
from warehouse.settings import settings
from warehouse.settling.exclusions import mark_excluded
from warehouse.settling.settle import settle
from warehouse.staging.carry import carry
from warehouse.staging.exports import stage_export
from warehouse.staging.store import create_store


def silent(share: float, words: str) -> None:
    """Progress that nobody watches."""


def run_import(
    folder: Path, paths: Sequence[Path], options: Options | None = None, register: Path | None = None, progress: Progress = silent
) -> Attempt:
    """Import exports into a programme's folder and make the result live, or change nothing and say why.

    What happened is kept among the attempts either way. A full disk or a file that cannot be read is a refused attempt too.
    """
    try:
        attempt = _run(folder, paths, options or Options(), register, progress)
    except Refused as refusal:
        attempt = Attempt("refused", why=refusal.why, files=[refused_file(refusal.file, refusal.why)] if refusal.file else [])
    except NeedsAnswer as open_question:
        why = open_question.question
        attempt = Attempt("question", why=why, option=open_question.option, files=[refused_file(open_question.file, why)])
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as problem:
        attempt = Attempt("refused", why=f"The import stopped and nothing was changed: {problem}")
    keep(folder, attempt)
    return attempt


def _run(folder: Path, paths: Sequence[Path], options: Options, register: Path | None, progress: Progress) -> Attempt:
    with building(folder) as work, closing(open_database(work)) as con:
        progress(0.02, "Looking at the files")
        plan = merge(con, current(folder), take_in(paths, work, options, register), options)
        if not plan.incoming:
            return Attempt("unchanged", why="These files are already live, exactly as they are; nothing was changed.")
        return _rebuild(con, folder, work, plan, options, progress)


def rebuild(folder: Path, progress: Progress = silent) -> Attempt:
    """The live release made anew from its own rows, after a lead decided something or somebody is to be forgotten."""
    with building(folder) as work, closing(open_database(work)) as con:
        attempt = _rebuild(con, folder, work, everything_stays(con, current(folder)), Options(), progress)
    keep(folder, attempt)
    return attempt


def _rebuild(con: duckdb.DuckDBPyConnection, folder: Path, work: Path, plan: Merge, options: Options, progress: Progress) -> Attempt:
    """One new release from what stays of the live one and what comes in."""
    terms = terms_of(plan.programme)
    create_store(con)
    carry(con, plan.kept)
    key, registered = load_key(folder), any(incoming.register for incoming in plan.incoming)
    for place, incoming in enumerate(plan.incoming):
        progress(0.1 + 0.5 * place / len(plan.incoming), f"Reading {incoming.export.name}")
        stage_export(con, incoming, terms, options, key, registered)
    progress(0.6, "Settling duplicates and references")
    settle(con)
    built = work / "release"
    built.mkdir()
    con.execute(f"ATTACH '{built / 'warehouse.duckdb'}' AS release")
    progress(0.7, "Building the warehouse")
    derive(con, terms, folder)
    check(con)
    name = fingerprint(con)
    progress(0.9, "Publishing")
    publish(con, built / "published.duckdb")
    con.execute("USE release")
    accounts = files(con)
    con.execute("USE memory; DETACH release")
    go_live(folder, built, name)
    progress(1.0, "Live")
    return Attempt("live", release=name, files=accounts, remarks=list(plan.remarks))


def open_database(work: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory for one build; what does not fit spills into the work folder, which goes when the build ends."""
    limits = settings()["warehouse"]
    config = {"memory_limit": limits["memory_limit"], "threads": limits["threads"], "temp_directory": str(work / "spill")}
    con = duckdb.connect(config=config)
    con.execute("SET TimeZone = 'Europe/London'")
    return con
