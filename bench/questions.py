"""What the questions of every page cost, one by one and a page's added up, each asked anew: best of three.

A page's questions are those that it asks, with nothing chosen and under free filters (boroughs, roles, kinds of
organisation, days); beside each, the same counted from the contributions. The ratios are to be trusted, not the
milliseconds.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bench.asked import FREE, Asked, asked_by, forget_everything, pages_of_lead
from bench.group_bys import group_bys
from bench.measures import best, once
from bench.programmes import Wanted, export, release, rows_of
from bench.together import together
from queries.connections import cursor
from queries.question import COUNTED, question
from queries.rows import bind, file_of

LONG = 1_000.0  # milliseconds: what takes longer is asked once more and no oftener
PAGE_OF_MANY = "principles"


def measured(keep: Path, wanted: Wanted) -> dict:
    """Every page's questions of one programme, 40 sessions that ask at once, and group-bys over plain tables."""
    pages, times, asked = pages_measured(keep, wanted)
    return {
        "rows": rows_of(keep, wanted),
        "pages": pages,
        "questions": times.by_question(asked),
        "together": together(asked[PAGE_OF_MANY]["nothing"], statement) | {"page": PAGE_OF_MANY},
        "group_bys": group_bys(export(keep, wanted), wanted.votes),
    }


def pages_measured(keep: Path, wanted: Wanted) -> tuple[dict, "Times", dict[str, dict[str, list[Asked]]]]:
    """For each page its questions added up, with nothing chosen and under free filters; each question's times; and
    what was asked.
    """
    asked_of = release(keep, wanted)
    forms = {"nothing": {}, "free": FREE}
    asked = {key: {form: asked_by(key, asked_of, chosen) for form, chosen in forms.items()} for key in pages_of_lead()}
    forget_everything()
    times = Times()
    pages = {key: {form: times.of_page(each) for form, each in found.items()} for key, found in asked.items()}
    return pages, times, asked


class Times:
    """Milliseconds of what was asked, each measured once however many pages ask it."""

    def __init__(self) -> None:
        self.known: dict[Asked, tuple[float, float]] = {}

    def of(self, asked: Asked) -> tuple[float, float]:
        """As the runner asks it, and counted from the contributions."""
        if asked not in self.known:
            usual, counted = (statement(asked, form) for form in (asked[1], COUNTED))
            taken = _best(partial(run, usual))
            self.known[asked] = taken, taken if usual == counted else _best(partial(run, counted))
        return self.known[asked]

    def of_page(self, asked: Iterable[Asked]) -> dict[str, float]:
        """All that a page asks, added up."""
        found = [self.of(each) for each in asked]
        usual, counted = (sum(each[place] for each in found) for place in (0, 1))
        most = max((each[0] for each in found), default=0)
        ratio = counted / usual if usual else 1.0
        return {"questions": len(found), "ms": usual, "counted_ms": counted, "ratio": ratio, "slowest_ms": most}

    def by_question(self, asked: dict[str, dict[str, list[Asked]]]) -> dict[str, dict[str, float]]:
        """Each question as the first page asks it that does, with nothing chosen and under free filters."""
        found: dict[str, dict[str, float]] = {}
        for page in asked.values():
            for form, each in ((form, each) for form, some in page.items() for each in some):
                usual, counted = self.of(each)
                one = found.setdefault(each[0], {})
                one.setdefault(form, usual)
                if form == "nothing" and usual != counted:
                    one.setdefault("counted", counted)
        return dict(sorted(found.items()))


def statement(asked: Asked, form: str) -> tuple:
    """The file, the SQL and the values of a question."""
    name, _, viewer, asked_of, parameters = asked
    sql, values = bind(question(name, form), dict(parameters))
    return file_of(viewer, asked_of), sql, tuple(values.items())


def run(asked: tuple) -> object:
    """Ask the database and fetch the answer, as the runner does."""
    file, sql, values = asked
    return cursor(file).execute(sql, dict(values)).df()


def _best(work: partial) -> float:
    first = once(work)
    return best(work, 1 if first > LONG else 3)
