"""The data dictionary: for every column what it means and what is accepted in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warehouse.contract.tables import Column, Table, declared, tables
from warehouse.contract.terms import reference
from warehouse.programme import Programme

REQUIRED = {"yes": "Required", "no": "Optional"}
ACCEPTED = {
    "person": "Any text or number; it is never shown",
    "idea": "Any text or number",
    "identifier": "Any text or number",
    "organisation": "Its name, always written the same way",
    "label": "A name",
    "text": "Any text",
    "area": "The name or code of a borough; also: Several areas, Outside London",
    "areas": "Names or codes of boroughs with a semicolon between them",
    "postcode": "A whole postcode such as SE1 7EH",
    "moment": "A day or a day and time: 2014-06-30 or 2014-06-30 14:05",
    "joined": "A day or a day and time: 2014-06-30 or 2014-06-30 14:05",
    "day": "A day: 2014-06-30",
    "count": "A whole number of nought or more",
    "yes_no": "Yes or no",
}
VOTES = {
    "for-against": "for, against, neutral; agree, disagree, pass; up, down; 1, -1, 0",
    "for-neutral-against": "for, neutral, against; agree, pass, disagree; 1, 0, -1",
    "1-5": "A whole number from 1 to 5",
}


class Entry(NamedTuple):
    """One column of one table, as the data dictionary says it."""

    table: str
    column: str
    required: str
    meaning: str
    accepted: str


def entries(programme: Programme) -> Iterator[Entry]:
    """Every column of every table, in the order of the template."""
    for table in tables().values():
        for column in columns_of(table, programme):
            yield Entry(table.name, column.name, _required(table, column), column.meaning, accepted(column, programme))


def columns_of(table: Table, programme: Programme) -> tuple[Column, ...]:
    """The table's own columns, and for participants the attributes that the programme asks for."""
    asked = [declared(attribute.name) for attribute in programme.attributes] if table.name == "participants" else []
    return (*table.columns, *asked)


def accepted(column: Column, programme: Programme) -> str:
    """What may stand in a column, the words of its vocabulary included."""
    family, _, name = column.kind.partition(":")
    if family == "term":
        return _listed([row["name"] for row in reference("vocabularies") if row["vocabulary"] == name])
    if family == "attribute":
        return _listed(next(asked.values for asked in programme.attributes if asked.name == name)) or "Any text"
    if family == "principle":
        return _principles(programme.framework)
    if family == "framework":
        return _listed([row["framework"] for row in reference("frameworks")])
    if family == "event":
        return _listed([span.name for span in programme.events]) or "The name of an event"
    return VOTES[programme.vote_scale] if family == "vote" else ACCEPTED[family]


def _principles(framework: str) -> str:
    own = [f"{row['code']} ({row['name']})" for row in reference("principles") if row["framework"] == framework]
    return f"{_listed(own)}; or framework:code, as {framework}:1"


def _listed(words: Sequence[str]) -> str:
    return "; ".join(words)


def _required(table: Table, column: Column) -> str:
    alternatives = [each.name for each in table.columns if each.required == "one of"]
    return REQUIRED.get(column.required) or f"One of {' or '.join(alternatives)}"
