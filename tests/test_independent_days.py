"""The votes as they stood at the end of each day are those of the raw rows of the sample, worked out day by day."""

from collections import defaultdict
from datetime import date

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

LEAD = Viewer(Role.LEAD)
DECLARATION = {"framework": "declaration-2014"}
CHOICES = {
    "nothing": {},
    "votes on the principles themselves": {"direct": True},
    "up to a day": {"until": date(2014, 7, 10)},
    "from a day on": {"since": date(2014, 7, 10)},
    "two boroughs": {"areas": ["E09000022", "E09000029"]},
    "two roles": {"roles": ["gp", "service_user"], "items": ["vision-2014:5"]},
    "another framework": DECLARATION,
    "another framework, the principles themselves": DECLARATION | {"direct": True},
}


def stood(chosen: dict, day: str) -> dict[str, dict[str, int]]:
    """Item -> sums over people, from the rows that were there on the day; and "all", in which a vote counts once."""
    here = plain.counted(chosen | {"until": date.fromisoformat(day)})
    votes = [each for each in here if each.kind == "vote" and each.direct == chosen["direct"] and each.day]
    of_items = {item: of for item, of in plain.items().items() if item.startswith(f"{chosen['framework']}:")}
    found = {item: plain.sums(each for each in votes if each.principle in of) for item, of in of_items.items()}
    return found | {"all": plain.sums(each for each in votes if each.principle in set().union(*of_items.values()))}


def tried(days: list[str]) -> set[str]:
    """Some of the days: the ends and between."""
    return {days[0], days[1], *(days[len(days) * part // 8] for part in range(1, 8)), days[-2], days[-1]}


@pytest.mark.parametrize("case", CHOICES)
def test_each_day_is_as_the_raw_rows_say(sample_release, case):
    chosen = NOTHING_CHOSEN | CHOICES[case]
    frame = ask("votes/by_day", LEAD, sample_release, **fitting(question("votes/by_day"), chosen))
    answered = defaultdict(dict)
    for row in frame.drop(columns="name").to_dict("records"):
        answered[str(row.pop("day"))[:10]][row.pop("item")] = row
    days = sorted(answered)
    assert len(days) > 20
    for day in tried(days):
        assert answered[day] == stood(chosen, day)


def test_a_day_between_a_vote_and_the_next_on_the_same_thing_is_among_those_tried(sample_release):
    dated = defaultdict(list)
    for each in plain.events():
        if each.kind == "vote" and each.day and not each.direct:
            dated[each.person, each.idea].append(each.day)
    frame = ask("votes/by_day", LEAD, sample_release, **fitting(question("votes/by_day"), NOTHING_CHOSEN))
    days = sorted({str(day)[:10] for day in frame["day"]})
    between = {day for day in tried(days) if any(min(cast) <= day < max(cast) for cast in dated.values())}
    assert len(between) > 2
