"""Asks a question: the one way from a warehouse to a number."""

from collections.abc import Collection
from datetime import date
from functools import cache
from threading import Lock

import pandas as pd

from access import Viewer, sees_true_counts
from queries.disclosure import protect
from queries.memory import kept
from queries.question import BY_DAY, COUNTED, FORMS, ROLLED, Question, question, questions
from queries.rows import Value, gathered, rows
from warehouse.live import Release

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
    frame = rows(viewer, release, asked, form, dict(parameters))
    if list(frame.columns) != [field.name for field in asked.columns]:
        raise WrongAnswer(f"{name} gave the columns {list(frame.columns)}")
    return protect(frame, asked, viewer)


def forget_answers() -> None:
    """Forget every answer: somebody in them may have been forgotten."""
    _answer.cache_clear()
    gathered.cache_clear()
