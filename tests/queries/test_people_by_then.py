"""How far each person had come by a day, for every way there is to come, worked out by hand for each."""

from datetime import date, timedelta
from itertools import product

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests.asking import NOTHING_CHOSEN, fitting
from tests.small_programmes import imported

# None: not at all; "": at all, but nobody knows when; otherwise the day of June.
REGISTERED = (None, "", 3)
IDEA = (None, "", 2, 6)
COMMENT = (None, 5)
VOTE = (None, "", 1, 4)
CAME = (None, "", "launch", 5)  # the launch was on the fourth, whatever its rows say
EVERYBODY = list(product(REGISTERED, IDEA, COMMENT, VOTE, CAME))
LAUNCH = 4
DAYS = (None, 1, 2, 3, 4, 5, 6)


def moment(day) -> str:
    """Half past midnight in London is still the day before in UTC."""
    return f"2014-06-0{day}T00:30" if day else ""


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """One person of each kind."""
    tables = {
        "participants.csv": ["participant_id,joined_at"],
        "ideas.csv": ["idea_id,participant_id,submitted_at", "shared,nobody-else,"],
        "comments.csv": ["comment_id,idea_id,participant_id,commented_at"],
        "votes.csv": ["participant_id,idea_id,vote,voted_at"],
        "attendance.csv": ["event,participant_id,attended_at"],
    }
    for place, (registered, idea, comment, vote, came) in enumerate(EVERYBODY):
        who = f"p{place}"
        for file, given, row in (
            ("participants.csv", registered, f"{who},{moment(registered)}"),
            ("ideas.csv", idea, f"i{place},{who},{moment(idea)}"),
            ("comments.csv", comment, f"c{place},shared,{who},{moment(comment)}"),
            ("votes.csv", vote, f"{who},shared,1,{moment(vote)}"),
            ("attendance.csv", came, f"launch,{who}," if came == "launch" else f"another,{who},{moment(came)}"),
        ):
            tables[file] += [row] * (given is not None)
    terms = (
        'name = "A workshop"\nstart = 2014-05-01\nend = 2014-10-31\n'
        f'[[event]]\nid = "launch"\nname = "The launch"\nday = 2014-06-0{LAUNCH}\n'
    )
    files = {name: "\n".join(rows) + "\n" for name, rows in tables.items()} | {"programme.toml": terms}
    return imported(tmp_path_factory.mktemp("by_then"), files)


def by_then(last, given) -> bool:
    """Whether something was done by the last day that counts."""
    return given is not None and (last is None or (given != "" and given <= last))


def expected(first, last) -> tuple[int, ...]:
    """How many people came at all, are registered, took part, gave an idea, a comment, a vote, came to an event."""
    found = [(True, False, True, True, False, False, False)] if first is None and last is None else []
    for registered, idea, comment, vote, came in EVERYBODY:
        event = LAUNCH if came == "launch" else came
        done = [by_then(last, each) for each in (idea, comment, vote, event)]
        known = [each for each in (idea, comment, vote) if by_then(last, each) and each]
        days = [registered, min(known, default=None), event if by_then(last, event) else None]
        came_on = next((day for day in days if day), None)
        if {registered, idea, comment, vote, came} == {None}:
            continue
        if (first is None or (came_on or 0) >= first) and (last is None or (came_on or 99) <= last):
            found.append((True, registered is not None, any(done[:3]), *done))
    return tuple(map(sum, zip(*found, strict=True))) if found else (0,) * 7


@pytest.mark.parametrize("last", DAYS)
@pytest.mark.parametrize("first", DAYS)
def test_people_had_come_so_far_by_a_day(first, last, release):
    on = [None if day is None else date(2014, 5, 31) + timedelta(days=day) for day in (first, last)]
    chosen = NOTHING_CHOSEN | dict(zip(("first_day", "last_day"), on, strict=True))
    [row] = ask("way_in/steps", Viewer(Role.LEAD), release, **fitting(question("way_in/steps"), chosen)).to_dict(
        "records"
    )
    shown = ("people", "registered", "took_part", "gave_idea", "gave_comment", "gave_vote", "attended")
    assert tuple(row[name] for name in shown) == expected(first, last)
