"""An import from beginning to end: exports and the live release in, one new release out, live by one rename."""

from collections.abc import Sequence
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import duckdb

from warehouse.answers import answered, record_answers
from warehouse.attempts import Attempt, keep, refused_file
from warehouse.audit import record
from warehouse.checks import CheckFailed
from warehouse.contract.terms import Terms, terms_of
from warehouse.decisions import provisionally
from warehouse.importers.canonical import EXPLANATIONS
from warehouse.importers.plan import Options
from warehouse.intake import Incoming, Progress, take_in
from warehouse.live import Release, building, current, go_live, live_release
from warehouse.merging import Merge, everything_stays, merge
from warehouse.opening import insist_on_whole
from warehouse.personal.key import load_key
from warehouse.reconciling import reconcile
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.settling.forgotten import mark_forgotten
from warehouse.settling.settle import settle
from warehouse.staging.carry import carry
from warehouse.staging.exports import stage_export
from warehouse.staging.store import create_store
from warehouse.succession import insist_on_keeping, insist_on_kinship, insist_on_newer
from warehouse.tombstones import stage_tombstones
from warehouse.working import is_little, limit_memory, open_database, soon
from warehouse.writing import write

UNCHANGED = "These files are already live, exactly as they are; nothing was changed."


def silent(share: float, words: str) -> None:
    """Progress that nobody watches."""


def run_import(
    folder: Path,
    paths: Sequence[Path],
    options: Options | None = None,
    register: Path | None = None,
    progress: Progress = silent,
    who: str = "command line",
) -> Attempt:
    """Import exports into a programme's folder and make the result live, or change nothing and say why. `who` is kept
    with the answers that were given.

    What happened is kept among the attempts and in the audit log either way. A full disk, a file that cannot be read
    and a damaged release are refused attempts too.
    """
    try:
        attempt = _run(folder, paths, options or Options(), register, progress, who)
    except Refused as refusal:
        attempt = Attempt("refused", why=refusal.why, files=_not_taken(refusal.file, paths, refusal.why))
    except NeedsAnswer as open_question:
        why = open_question.question
        attempt = Attempt("question", why=why, option=open_question.option, choices=open_question.choices)
        attempt.files = _not_taken(open_question.file, paths, why)
    except (OSError, duckdb.Error, CheckFailed) as problem:
        attempt = Attempt("refused", why=f"The import stopped and nothing was changed: {str(problem).splitlines()[0]}")
        attempt.files = _not_taken("", paths, attempt.why)
    keep(folder, attempt)
    record(folder, "import", attempt.outcome, attempt.release)
    return attempt


def _not_taken(file: str, paths: Sequence[Path], why: str) -> list[dict]:
    """The report's entries of an attempt that did not go live: the file at fault, or all that was given where none
    is."""
    return [refused_file(name, why) for name in ([file] if file else [path.name or str(path) for path in paths])]


def _run(
    folder: Path, paths: Sequence[Path], options: Options, register: Path | None, progress: Progress, who: str
) -> Attempt:
    with building(folder) as work, closing(open_database(work)) as con:
        progress(0.02, "Looking at the files")
        live = current(folder)
        if live:
            insist_on_whole(live)
        plan = merge(con, live, take_in(paths, work, options, register, folder), options)
        if not plan.incoming:
            return Attempt("unchanged", why=UNCHANGED)
        insist_on_keeping(plan.programme, live, date.today())
        attempt = build(con, folder, work / "release", plan, options, progress)
        if live and attempt.release == live.name:
            return Attempt("unchanged", why=UNCHANGED, remarks=attempt.remarks)
        go_live(folder, work / "release", attempt.release)
        record_answers(folder, attempt.sources, options, who)
        progress(1.0, "Live")
        return attempt


def rebuild(folder: Path, progress: Progress = silent, kind: str = "", rows: Sequence[dict[str, str]] = ()) -> Attempt:
    """The live release made anew from its own rows, after a lead decided something.

    With `rows`, decisions of one kind, these are added first; where the new release cannot be made they are not.
    Raises Refused.
    """
    try:
        attempt = _rebuilt(folder, progress, kind, list(rows))
    except (OSError, duckdb.Error, CheckFailed) as problem:
        why = f"The new figures could not be made and nothing was changed: {str(problem).splitlines()[0]}"
        raise Refused("", why) from problem
    keep(folder, attempt)
    return attempt


def _rebuilt(folder: Path, progress: Progress, kind: str, rows: list[dict[str, str]]) -> Attempt:
    with ExitStack() as open_now:
        work = open_now.enter_context(building(folder))
        con = open_now.enter_context(closing(open_database(work)))
        if rows:
            open_now.enter_context(provisionally(folder, kind, rows))
        attempt = build(con, folder, work / "release", everything_stays(con, live_release(folder)), Options(), progress)
        go_live(folder, work / "release", attempt.release)
        return attempt


def build(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    built: Path,
    plan: Merge,
    options: Options,
    progress: Progress,
    kept: Sequence[Release] = (),
) -> Attempt:
    """One new release in the new folder `built`, from what stays of the live one and what comes in; it is not live
    yet. `kept`: the releases whose published figures may not stay as they are, because somebody was forgotten."""
    key = load_key(folder)
    insist_on_kinship(con, key)
    terms = terms_of(plan.programme.keyed(key))
    size = sum(file.size for incoming in plan.incoming for file in incoming.export.files)
    limit_memory(con, size)
    with soon(con, is_little(con, size)):
        create_store(con)
        stage_tombstones(con, folder)
        carry(con, plan.kept)
        remarks = [*plan.remarks, *_stage(con, folder, plan, terms, options, key, progress)]
        built.mkdir()
        name, accounts = write(con, folder, built, terms, key, progress, kept)
    sources = [incoming.source for incoming in plan.incoming]
    return Attempt("live", release=name, files=accounts, remarks=remarks, sources=sources)


def _stage(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    plan: Merge,
    terms: Terms,
    options: Options,
    key: bytes,
    progress: Progress,
) -> list[str]:
    """Read and settle every row; gives remarks for the person."""
    for place, incoming in enumerate(plan.incoming):
        progress(0.1 + 0.5 * place / len(plan.incoming), f"Reading {incoming.export.name}")
        stage_export(con, incoming, terms, answered(folder, incoming.source, options), key, plan.registered)
    insist_on_rows(con, plan.incoming)
    progress(0.6, "Settling duplicates and references")
    mark_forgotten(con, key)
    settle(con)
    insist_on_newer(con, options)
    return reconcile(con, plan.incoming, key)


def insist_on_rows(con: duckdb.DuckDBPyConnection, incoming: Sequence[Incoming]) -> None:
    """Refuse the template as it was downloaded: it would put nothing in the place of something. Raises Refused."""
    blank = next((sheet.file.name for each in incoming for sheet in each.sheets if sheet.name in EXPLANATIONS), None)
    if blank and not con.execute("SELECT sum(rows_in) FROM staged.files WHERE fresh").fetchall()[0][0]:
        why = f"{blank} is the template with nothing filled in"
        raise Refused(blank, f"{why}; fill in at least one of its tables and import it again.")
