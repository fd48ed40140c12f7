"""The sample's figures worked out a second way: raw rows, dictionaries and loops, with none of the project's code.

What is wrong in the rows is known from the sample's README; places and words are read by a short table of their own.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1]
TEST_ACCOUNT = "p9001"
ELSEWHERE = {
    "pan-London": "several",
    "Newham/Tower Hamlets": "several",
    "Kingston upon Hull": "outside",
    "Not sure": "unknown",
}
SHORT_NAMES = {
    "RB Kingston": "Kingston upon Thames",
    "Westminster City Council": "Westminster",
    "City of Westminster": "Westminster",
}
AROUND_A_NAME = ("LB ", "RB ", "London Borough of ", "Royal Borough of ", " Council")


@dataclass(frozen=True)
class Person:
    """Who somebody is; every field has a value, "unknown" or "" (organisation) where nothing is known."""

    organisation: str
    organisation_kind: str
    area: str
    role: str


@dataclass(frozen=True)
class Contribution:
    """An idea, a comment or a vote as it came. `day` is a London day as text, `target` what a vote is on."""

    kind: str
    person: str
    idea: str
    principle: str
    direct: bool
    value: int
    moment: str
    line: int

    @property
    def day(self) -> str:
        return self.moment[:10]


def read(path: str) -> list[dict[str, str]]:
    """Rows of a CSV file with as many cells as its header."""
    with (PROJECT / path).open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    return [dict(zip(header, row, strict=True)) for row in body if len(row) == len(header)]


@cache
def rows(table: str) -> list[dict[str, str]]:
    """Rows of a table of the sample, each once, without the test account's."""
    once = {tuple(row.items()): row for row in read(f"data/sample/{table}.csv")}
    return [row for row in once.values() if row.get("participant_id") != TEST_ACCOUNT]


@cache
def code_of_area() -> dict[str, str]:
    """Area name -> code."""
    return {row["name"]: row["gss_code"] for row in read("geo/areas.csv")}


@cache
def area_of_town_hall() -> dict[str, str]:
    """Postcode -> area code, for the town halls that the sample's people give."""
    return {row["postcode"]: code_of_area()[row["borough"]] for row in read("warehouse/made_up/wording/boroughs.csv")}


def area(written: str) -> str:
    """The code of a place as the sample's people write it, or several, outside or unknown. Raises KeyError."""
    if written.startswith("E09"):
        return written
    if written in ELSEWHERE:
        return ELSEWHERE[written]
    name = SHORT_NAMES.get(written, written).replace("&", "and")
    for words in AROUND_A_NAME:
        name = name.replace(words, "")
    names = {known.casefold(): code for known, code in code_of_area().items()}
    return names[name.casefold()]


@cache
def words(vocabulary: str) -> dict[str, str]:
    """Every word of a vocabulary in small letters -> its code."""
    known = [row for row in read("data/reference/vocabularies.csv") if row["vocabulary"] == vocabulary]
    other = [row for row in read("data/reference/vocabulary_aliases.csv") if row["vocabulary"] == vocabulary]
    spellings = [(row["code"].replace("_", " "), row["code"]) for row in known] + [
        (row["name"], row["code"]) for row in known
    ]
    spellings += [(row["alias"], row["code"]) for row in other]
    return {spelling.casefold(): code for spelling, code in spellings} | {"": "unknown"}


@cache
def organisations() -> dict[str, dict]:
    """Listed organisations by name: kind, areas, invited."""
    listed = {}
    for row in rows("organisations"):
        codes = [code_of_area()[name] for name in row["boroughs"].split(";") if name]
        kind = words("organisation_kind")[row["kind"].casefold()]
        listed[row["organisation"]] = {"kind": kind, "areas": codes, "invited": row["invited"] == "yes"}
    return listed


@cache
def kind_of_organisation() -> dict[str, str]:
    """The kind of every organisation named: as listed, else as most of its people say."""
    said = defaultdict(Counter)
    for row in rows("participants"):
        if row["organisation"] and row["organisation_kind"]:
            said[row["organisation"]][words("organisation_kind")[row["organisation_kind"].casefold()]] += 1
    guessed = {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in said.items()}
    return guessed | {name: facts["kind"] for name, facts in organisations().items()}


@cache
def people() -> dict[str, Person]:
    """Everyone registered."""
    return {row["participant_id"]: _person(row) for row in rows("participants")}


def _person(row: dict[str, str]) -> Person:
    kind = kind_of_organisation().get(row["organisation"], "unknown")
    if kind == "unknown":
        kind = words("organisation_kind")[row["organisation_kind"].casefold()]
    return Person(row["organisation"], kind, _area_of(row), words("role")[row["role"].casefold()])


def _area_of(row: dict[str, str]) -> str:
    if row["borough"]:
        return area(row["borough"])
    if row["postcode"]:
        return area_of_town_hall()[row["postcode"]]
    served = organisations().get(row["organisation"], {}).get("areas", [])
    if len(served) == 1:
        return served[0]
    return "several" if served else "unknown"


@cache
def principle_of_idea() -> dict[str, str]:
    """Idea -> its principle, "" where it has none."""
    return {row["idea_id"]: _principle(row["principle"]) for row in rows("ideas")}


def _principle(code: str) -> str:
    return f"vision-2014:{code}" if code else ""


@cache
def events() -> tuple[Contribution, ...]:
    """Every idea, comment and vote that counts, re-votes too, in the order of the files."""
    return (*_ideas(), *_comments(), *_votes())


def _ideas() -> Iterator[Contribution]:
    for line, row in enumerate(rows("ideas")):
        yield Contribution(
            "idea",
            row["participant_id"],
            row["idea_id"],
            _principle(row["principle"]),
            False,
            0,
            row["submitted_at"],
            line,
        )


def _comments() -> Iterator[Contribution]:
    times_used = Counter(row["comment_id"] for row in rows("comments"))
    for line, row in enumerate(rows("comments")):
        if row["commented_at"] > "2014" and times_used[row["comment_id"]] == 1:
            principle = principle_of_idea()[row["idea_id"]]
            yield Contribution(
                "comment", row["participant_id"], row["idea_id"], principle, False, 0, row["commented_at"], line
            )


def _votes() -> Iterator[Contribution]:
    for line, row in enumerate(rows("votes")):
        known_target = row["idea_id"] in principle_of_idea() if row["idea_id"] else row["principle"] != "9"
        if row["vote"] in ("1", "-1", "0") and row["voted_at"] < "2016" and known_target:
            principle = principle_of_idea()[row["idea_id"]] if row["idea_id"] else _principle(row["principle"])
            direct = not row["idea_id"]
            yield Contribution(
                "vote",
                row["participant_id"],
                row["idea_id"],
                principle,
                direct,
                int(row["vote"]),
                row["voted_at"],
                line,
            )


@cache
def items() -> dict[str, set[str]]:
    """Item of any framework -> the principles that are read under it."""
    read_under = {
        f"{row['framework']}:{row['code']}": {f"{row['framework']}:{row['code']}"}
        for row in read("data/reference/principles.csv")
    }
    for row in read("data/reference/crosswalk.csv"):
        read_under[f"{row['to_framework']}:{row['to_code']}"].add(f"{row['from_framework']}:{row['from_code']}")
    return read_under


def latest(contributions: Iterable[Contribution]) -> list[Contribution]:
    """The same without the votes that their person gave again later on the same target."""
    last, others = {}, []
    for each in contributions:
        if each.kind != "vote":
            others.append(each)
            continue
        target = (each.person, each.idea, each.principle if each.direct else "")
        if target not in last or (each.moment, each.line) > (last[target].moment, last[target].line):
            last[target] = each
    return [*others, *last.values()]


def counted(chosen: dict) -> list[Contribution]:
    """The contributions that count under the filters: what was there by `until`, then the latest votes of that."""
    return fitting(latest(_by(chosen["until"])), chosen)


def given(chosen: dict) -> list[Contribution]:
    """All that was given under the filters, votes that were changed later too."""
    return fitting(_by(chosen["until"]), chosen)


def _by(day: date | None) -> list[Contribution]:
    return [each for each in events() if day is None or each.day <= day.isoformat()]


def fitting(contributions: Iterable[Contribution], chosen: dict) -> list[Contribution]:
    """Those of them that the other filters leave."""
    wanted = [items()[item] for item in chosen["items"]]
    found = []
    for each in contributions:
        who = people()[each.person]
        fits = (
            (chosen["since"] is None or each.day >= chosen["since"].isoformat())
            and (not chosen["areas"] or who.area in chosen["areas"])
            and (not chosen["roles"] or who.role in chosen["roles"])
            and (not chosen["organisation_kinds"] or who.organisation_kind in chosen["organisation_kinds"])
            and (not chosen["items"] or any(each.principle in principles for principles in wanted))
        )
        if fits:
            found.append(each)
    return found


def tally(contributions: Iterable[Contribution]) -> dict[str, int]:
    """People, their organisations, and what they gave."""
    contributions = list(contributions)
    kinds = Counter(each.kind for each in contributions)
    persons = {each.person for each in contributions}
    return {
        "participants": len(persons),
        "organisations": len({people()[person].organisation for person in persons} - {""}),
        "ideas": kinds["idea"],
        "comments": kinds["comment"],
        "votes": kinds["vote"],
        "contributions": len(contributions),
    }


def sums(votes: Iterable[Contribution]) -> dict[str, int]:
    """The sums over people that intervals of votes are made from."""
    by_person = defaultdict(Counter)
    for vote in votes:
        by_person[vote.person][vote.value] += 1
    total = Counter(
        dict.fromkeys(
            ("people", "n", "n_for", "n_against", "n_neutral", "n_sq", "for_sq", "for_n", "net_sq", "net_n"), 0
        )
    )
    for values in by_person.values():
        n, net = values.total(), values[1] - values[-1]
        each = {"people": 1, "n": n, "n_for": values[1], "n_against": values[-1], "n_neutral": values[0], "n_sq": n * n}
        total.update(each | {"for_sq": values[1] ** 2, "for_n": values[1] * n, "net_sq": net**2, "net_n": net * n})
    return dict(total)
