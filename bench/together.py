"""Forty sessions that ask all questions of one page at once: with nothing remembered, and as the runner remembers."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from bench.asked import Asked, forget_everything
from bench.measures import once, spread
from queries.connections import cursor
from queries.runner import ask

SESSIONS = 40


def together(asked: Sequence[Asked], statement: Callable[[Asked, bool], tuple]) -> dict:
    """Milliseconds of one question and of a session's whole page, over all sessions."""
    statements = [statement(each, each[1]) for each in asked]
    anew = _at_once([partial(_anew, *each) for each in statements])
    forget_everything()
    recalled = _at_once([partial(_recalled, *each) for each in asked])
    return {"sessions": SESSIONS, "questions": len(asked), "anew": anew, "remembered": recalled}


def _at_once(works: list[partial]) -> dict[str, dict]:
    """Each session begins at another question, so that they do not all wait for the same one."""
    ready = Barrier(SESSIONS)

    def session(number: int) -> list[float]:
        ready.wait()
        first = number % len(works)
        return [once(work) for work in works[first:] + works[:first]]

    with ThreadPoolExecutor(SESSIONS) as pool:
        taken = list(pool.map(session, range(SESSIONS)))
    return {
        "question_ms": spread([each for one in taken for each in one]),
        "page_ms": spread([sum(one) for one in taken]),
    }


def _anew(file: object, sql: str, values: tuple) -> object:
    return cursor(file).execute(sql, dict(values)).df()


def _recalled(name: str, _rolled: bool, viewer: object, release: object, parameters: tuple) -> object:
    return ask(name, viewer, release, **dict(parameters))
