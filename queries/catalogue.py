"""docs/figures.md, written from the headers of the questions: python -m queries.catalogue > docs/figures.md"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from queries import stats
from queries.question import Field, Question, question, questions

ROOMS = {
    "coverage": "Who was heard",
    "over_time": "Over time",
    "organisations": "Organisations",
    "way_in": "The way in",
    "votes": "Votes",
    "voices": "Who speaks most",
    "ideas": "Ideas",
    "thread": "Golden thread",
    "afterwards": "What followed",
    "programme": "The programme and its files",
    "published": "Published figures",
}
OPENING = """\
# How each figure is made

Written by `python -m queries.catalogue > docs/figures.md` from the headers of the questions; do not edit it by hand.

Every number on a screen and in a download is a column of one of these questions, or is worked out from one by a
formula of [Intervals and indices](#intervals-and-indices). The words are those of the [glossary](../GLOSSARY.md).
A column of the kind `people` counts people: whoever may not see true counts sees it hidden when small and rounded
otherwise."""


def catalogue() -> str:
    """The whole page, in Markdown."""
    asked = [question(name) for name in questions()]
    sections = [OPENING, "## What can be chosen", "\n".join(map(_entry, _parameters(asked)))]
    for room in sorted({each.name.split("/")[0] for each in asked}, key=_place):
        sections.append(f"## {ROOMS.get(room, room.capitalize())}")
        sections += [_described(each) for each in asked if each.name.split("/")[0] == room]
    return "\n\n".join([*sections, "## Intervals and indices", *_formulas()])


def _place(room: str) -> tuple[int, str]:
    return (list(ROOMS).index(room) if room in ROOMS else len(ROOMS), room)


def _parameters(asked: list[Question]) -> list[Field]:
    """Each parameter once, as the questions of the whole data mean it."""
    whole = [each for each in asked if not each.name.startswith("published/")]
    return list({field.name: field for each in whole for field in each.parameters}.values())


def _described(asked: Question) -> str:
    chosen = ", ".join(f"`{field.name}`" for field in asked.parameters)
    choices = f"\n\nCan be chosen: {chosen}." if chosen else ""
    columns = "\n".join(map(_entry, asked.columns))
    meaning = asked.meaning.removeprefix(f"{asked.title}.").strip()
    return f"### {asked.title}\n\n`queries/{asked.name}.sql`: {meaning}{choices}\n\n{columns}"


def _entry(field: Field) -> str:
    return f"- `{field.name}` ({field.kind.replace('_', ' ')}): {field.meaning}"


def _formulas() -> Iterator[str]:
    for found in pkgutil.iter_modules(stats.__path__):
        module = importlib.import_module(f"{stats.__name__}.{found.name}")
        title, _, more = inspect.getdoc(module).partition("\n\n")
        functions = [f"`{name}`: {inspect.getdoc(function)}" for name, function in _public(module)]
        yield "\n\n".join([f"### {title.rstrip('.')}", *([f"```text\n{more}\n```"] if more else []), *functions])


def _public(module: ModuleType) -> list[tuple[str, object]]:
    own = [each for each in inspect.getmembers(module, inspect.isfunction) if each[1].__module__ == module.__name__]
    return [(name, function) for name, function in own if not name.startswith("_")]


if __name__ == "__main__":
    print(catalogue())
