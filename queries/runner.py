"""Asks a question: the one way from a warehouse to a number."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd

from access import Viewer, sees_true_counts
from queries.connections import cursor
from queries.disclosure import protect
from queries.memory import kept
from queries.question import BY_DAY, COUNTED, FORMS, ROLLED, Question, question, questions
from warehouse.clickhouse.sending import sent_to
from warehouse.clickhouse.service import service
from warehouse.live import Release

Value = str | int | float | date | None | Sequence[str]
KEPT_ANSWERS = 128 << 20  # bytes
PUBLISHED = "published/"
TURNS = tuple(Lock() for _ in range(64))


class WrongAnswer(Exception):
    """An answer whose columns are not those of the question's header."""


class NotPublished(Exception):
    """A question that this viewer's file does not answer."""


def ask(name: str, viewer: Viewer, release: Release, **parameters: Value) -> pd.DataFrame:
    """The answer to `queries/<name>.sql` for a viewer, one row as the question's header says.

    A parameter that is a list of codes may be empty: then all are meant. The viewer's role picks the file and the
    question: whoever does not see true counts asks the published file, by `queries/published/<name>.sql` and by nothing
    else: a question without that form is not answered, whatever it asks.
    The same question of the same release is answered from memory. Raises NotPublished, WrongAnswer, TypeError.
    """
    asked = asked_by(name, viewer)
    if not sees_true_counts(viewer):
        parameters = _published_only(name, _parameters(asked), parameters)
    if _parameters(asked) != set(parameters):
        raise TypeError(f"{asked.name} takes {sorted(_parameters(asked))}, not {sorted(parameters)}")
    form = form_of(asked.name, parameters, _days_of_phases(viewer, release, parameters))
    frozen = tuple(
        sorted((key, tuple(value) if isinstance(value, list | tuple) else value) for key, value in parameters.items())
    )
    key = (asked.name, form, viewer, release, frozen)
    # Of many pages that ask the same at once, as when a vote arrives, one waits for the database and the others for it.
    with TURNS[hash(key) % len(TURNS)]:
        return _answer(*key)


def asked_by(name: str, viewer: Viewer) -> Question:
    """The question as this viewer asks it: of the published file its published form.

    Raises NotPublished where there is none, FileNotFoundError where there is no such question at all.
    """
    if sees_true_counts(viewer):
        return question(name)
    own = PUBLISHED + name.removeprefix(PUBLISHED)
    if own not in _published():
        raise NotPublished(f"{name} is not among the published figures")
    return question(own)


@cache
def _published() -> frozenset[str]:
    """The questions that have a published form; a name is looked up here and is never a path."""
    return frozenset(name for name in questions() if name.startswith(PUBLISHED))


def _parameters(asked: Question) -> set[str]:
    return {field.name[1:] for field in asked.parameters}


Days = tuple[date | None, date | None]


def form_of(name: str, parameters: dict[str, Value], phases: Collection[Days] = ()) -> str:
    """The form of what a question shares that answers it with least to read: sums of all days and of each phase
    (`phases`: first and last day of each), what each person gave day by day, or the contributions themselves."""
    return next(form for form in FORMS if _fits(form, name, parameters, phases))


def _fits(form: str, name: str, parameters: dict[str, Value], phases: Collection[Days]) -> bool:
    asked = question(name, form)
    items, days = parameters.get("items") or (), _days(parameters)
    within = {
        ROLLED: len(items) <= 1 and (days == (None, None) or days in phases),
        BY_DAY: not items and days != (None, None),
        COUNTED: True,
    }
    return within[form] and all(parameters.get(name[1:]) in (None, (), []) for name in asked.ignored)


def _days(parameters: dict[str, Value]) -> Days:
    return parameters.get("since"), parameters.get("until")


def _days_of_phases(viewer: Viewer, release: Release, parameters: dict[str, Value]) -> set[Days]:
    """First and last day of each phase; asked only where days are."""
    if _days(parameters) == (None, None):
        return set()
    spans = _answer("programme/phases", COUNTED, viewer, release, ())[["start_day", "end_day"]]
    return {tuple(pd.Timestamp(day).date() for day in span) for span in spans.itertuples(index=False)}


def _published_only(name: str, expected: set[str], parameters: dict[str, Value]) -> dict[str, Value]:
    """Without the filters that published figures do not know. Raises NotPublished where one of them is set."""
    if beyond := sorted(
        key for key, value in parameters.items() if key not in expected and value not in (None, (), [])
    ):
        raise NotPublished(f"{name} is not published by {', '.join(beyond)}")
    return {key: value for key, value in parameters.items() if key in expected}


@kept(KEPT_ANSWERS)
def _answer(name: str, form: str, viewer: Viewer, release: Release, parameters: tuple) -> pd.DataFrame:
    asked = question(name, form)
    sql, values = bind(asked, dict(parameters))
    frame = _rows(viewer, release, sql, values)
    if list(frame.columns) != [field.name for field in asked.columns]:
        raise WrongAnswer(f"{name} gave the columns {list(frame.columns)}")
    return protect(frame, asked, viewer)


def _rows(viewer: Viewer, release: Release, sql: str, values: dict[str, Value]) -> pd.DataFrame:
    """From ClickHouse where a setting names it and the release lies there; otherwise from the files here.

    Always here: published figures, which are few, and whoever sees no more has no way to the rows; and a release with
    something that arrived beside it, until that is folded in.
    """
    where = service() if sees_true_counts(viewer) and not release.delta else None
    note = sent_to(release.warehouse.parent) if where else None
    if not (where and note):
        return _cursor(viewer, release).execute(sql, values).df()
    from queries.on_clickhouse import answer  # it needs what is not installed for everybody

    return answer(where, note["database"], cursor(release.warehouse), sql, values)


def forget_answers() -> None:
    """Forget every answer: somebody in them may have been forgotten."""
    _answer.cache_clear()


def _cursor(viewer: Viewer, release: Release) -> duckdb.DuckDBPyConnection:
    """Published figures are those of the release; who sees true counts sees what arrived since too."""
    return cursor(file_of(viewer, release), release.beside if sees_true_counts(viewer) else None)


def file_of(viewer: Viewer, release: Release) -> Path:
    """The file a viewer's questions are asked of."""
    return release.warehouse if sees_true_counts(viewer) else release.published


def bind(asked: Question, parameters: dict[str, Value]) -> tuple[str, dict[str, Value]]:
    """The statement and its values, of the parameters that it knows.

    A list `$areas` becomes `$areas_0, $areas_1, …` and `$all_areas` (true when empty).
    """
    sql, values = asked.sql, {}
    for field in asked.parameters:
        name, value = field.name[1:], parameters[field.name[1:]]
        if field.kind != "codes":
            values[name] = value
            continue
        codes = list(value) or [""]
        sql = re.sub(rf"\${name}\b", ", ".join(f"${name}_{place}" for place in range(len(codes))), sql)
        values |= {f"{name}_{place}": code for place, code in enumerate(codes)} | {f"all_{name}": not value}
    return sql, values
