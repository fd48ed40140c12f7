"""Who speaks most in the sample, worked out from the raw rows in plain Python, is what the questions give."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from queries.stats.inequality import effective_number, gini, top_share
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

CHOICES = {
    "nothing": {},
    "some days": {"since": date(2014, 6, 30), "until": date(2014, 7, 20)},
    "two roles": {"roles": ["gp", "service_user"]},
    "no borough": {"areas": ["several", "unknown", "outside"]},
    "a kind of organisation": {"organisation_kinds": ["local_authority"]},
    "items of the declaration": {"items": ["declaration-2014:1", "declaration-2014:2"]},
    "nobody": {"roles": ["nobody"]},
}


@pytest.fixture(params=list(CHOICES))
def chosen(request):
    """One set of filters after the other."""
    return NOTHING_CHOSEN | CHOICES[request.param]


@pytest.fixture
def answer(sample_release, chosen):
    """Asks a question under the filters: its rows as tuples, missing values as None."""

    def under_filters(name: str, **more) -> list[tuple]:
        frame = ask(name, Viewer(Role.LEAD), sample_release, **fitting(question(name), chosen | more))
        rows = frame.astype(object).itertuples(index=False, name=None)
        return [tuple(None if cell != cell else cell for cell in row) for row in rows]

    return under_filters


def by_person(chosen) -> dict[str, list]:
    found = defaultdict(list)
    for each in plain.counted(chosen):
        found[each.person].append(each)
    return found


def test_so_many_people_gave_so_much(answer, chosen):
    amounts = Counter(len(given) for given in by_person(chosen).values())
    assert answer("voices/contributions") == sorted(amounts.items())


def test_so_many_people_came_on_so_many_days(answer, chosen):
    people, contributions = Counter(), Counter()
    for given in by_person(chosen).values():
        number = len({each.day for each in given})
        people[number] += 1
        contributions[number] += len(given)
    assert answer("voices/days") == [(number, people[number], contributions[number]) for number in sorted(people)]


@pytest.mark.parametrize("direct", [False, True], ids=["on ideas", "on principles"])
@pytest.mark.parametrize("framework", ["vision-2014", "declaration-2014"])
def test_each_principle_has_the_organisation_with_most_votes(answer, chosen, framework, direct):
    cast = [each for each in plain.counted(chosen) if each.kind == "vote" and each.direct == direct]
    expected = []
    for item in (item for item in plain.items() if item.startswith(f"{framework}:")):
        votes = [each for each in cast if each.principle in plain.items()[item]]
        of = Counter(plain.people()[each.person].organisation for each in votes)
        of.pop("", None)
        first = min(of, key=lambda name: (-of[name], name), default=None)
        people = {each.person for each in votes if first and plain.people()[each.person].organisation == first}
        expected.append((item, len(votes), first, len(people), of.get(first, 0)))
    found = answer("voices/principles", framework=framework, direct=direct)
    assert [(item, *counts) for item, _, *counts in found] == expected


def test_the_figures_of_the_sample_are_those_of_everybody_listed_one_by_one(sample_release):
    frame = ask(
        "voices/contributions",
        Viewer(Role.LEAD),
        sample_release,
        **fitting(question("voices/contributions"), NOTHING_CHOSEN),
    )
    gave = sorted(len(given) for given in by_person(NOTHING_CHOSEN).values())
    n, total = len(gave), sum(gave)
    differences = 2 * sum(place * each for place, each in enumerate(gave, start=1)) / (n * total) - (n + 1) / n
    assert gini(frame["contributions"], frame["people"]) == pytest.approx(differences)
    whole = n // 10
    top = (sum(gave[-whole:]) + (n / 10 - whole) * gave[-whole - 1]) / total
    assert top_share(frame["contributions"], 0.1, frame["people"]) == pytest.approx(top)


def test_the_effective_number_is_that_of_the_raw_rows(sample_release):
    frame = ask(
        "organisations/list",
        Viewer(Role.LEAD),
        sample_release,
        **fitting(question("organisations/list"), NOTHING_CHOSEN),
    )
    of = Counter(plain.people()[each.person].organisation for each in plain.counted(NOTHING_CHOSEN))
    of.pop("", None)
    expected = 1 / sum((each / of.total()) ** 2 for each in of.values())
    assert effective_number(frame["contributions"]) == pytest.approx(expected)
