"""A question: a `.sql` file whose header is read, not only seen. The first line is its title; then what it means,
its parameters (`$name kind meaning`) and its columns (`name kind meaning`), each block after an empty comment line.

A line `with name` puts the statement of `queries/shared/name.sql` before the question's own, as a table of that name,
and its parameters among the question's: what many questions share (the filters) is said once. Of some of these there
are other forms, which read rollups and know fewer filters; they say the same: `queries/shared/rolled/` of days that
sums were made of, `queries/shared/by_day/` of any days.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
KINDS = frozenset({"code", "label", "text", "people", "count", "number", "day", "moment", "yes_no", "codes"})
ROLLED, BY_DAY, COUNTED = FORMS = ("rolled", "by_day", "")
# Dear where it is counted, small when it is, and asked by several questions of a page: counted once for all of them.
GATHERED, AS_GATHERED = "shared/votes_by_item", "gathered_votes_by_item"
SHARED = re.compile(r"^with (\w+)$")
ENTRY = re.compile(r"^(\$?\w+) +(\w+) +(\S.*)$")


class BadHeader(Exception):
    """A question whose header does not say what its statement does."""


@dataclass(frozen=True)
class Field:
    """A parameter or a column. The kind `people` is what disclosure control hides; `codes` is a list of values."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """What a file asks. `name` is its path below `queries/` without the ending ("coverage/areas"); `ignored` are the
    parameters that its form leaves out of something that knows them in another form."""

    name: str
    title: str
    meaning: str
    parameters: tuple[Field, ...]
    columns: tuple[Field, ...]
    sql: str
    ignored: frozenset[str] = frozenset()
    gathers: bool = False


@cache
def question(name: str, form: str = COUNTED) -> Question:
    """The question in `queries/<name>.sql`; `form`: made of this form of what it shares, where there is one.

    Raises BadHeader, FileNotFoundError.
    """
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    lines = text.splitlines()
    header = [line.removeprefix("--").strip() for line in lines[: _length(lines)]]
    names = [entry[1] for line in header if (entry := SHARED.match(line))]
    shared = [_shared(name, form) for name in names]
    header = [line for line in header if not SHARED.match(line)]
    entries = [ENTRY.match(line) for line in header]
    fields = [field for each in shared for field in each.parameters]
    fields += [Field(entry[1], entry[2], entry[3]) for entry in entries[1:] if entry and entry[2] in KINDS]
    rest = zip(header[1:], entries[1:], strict=True)
    prose = [header[0], *(line for line, entry in rest if line and not (entry and entry[2] in KINDS))]
    asked = Question(
        name,
        prose[0].rstrip("."),
        " ".join(prose),
        tuple({field.name: field for field in reversed(fields) if field.name.startswith("$")}.values())[::-1],
        tuple(field for field in fields if not field.name.startswith("$")),
        _after(shared, "\n".join(lines[_length(lines) :]).strip()),
        frozenset().union(*map(_ignored, names, shared)),
        any(each.name == GATHERED for each in shared),
    )
    _insist(asked)
    return asked


@cache
def reading_back(name: str, form: str) -> Question:
    """The same question of the same form, where it `gathers`: what was gathered is read from a table `AS_GATHERED`."""
    asked, gathered = question(name, form), question(GATHERED)
    sql = asked.sql.replace(gathered.sql, f"FROM {AS_GATHERED}")
    used = set(re.findall(r"\$\w+", sql))
    known = tuple(field for field in asked.parameters if used & {field.name, f"$all_{field.name[1:]}"})
    return replace(asked, sql=sql, parameters=known)


def questions() -> list[str]:
    """The names of all questions, in order, without what they share."""
    names = (str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.sql"))
    return sorted(name for name in names if not name.startswith("shared/"))


def _shared(name: str, form: str) -> Question:
    own = f"shared/{form}/{name}"
    return question(own if form and (FOLDER / f"{own}.sql").is_file() else f"shared/{name}")


def _ignored(name: str, form: Question) -> frozenset[str]:
    """The parameters of what is shared that this form of it, or something it shares in turn, leaves out."""
    return form.ignored | {field.name for field in _shared(name, COUNTED).parameters} - {
        field.name for field in form.parameters
    }


def _after(shared: list[Question], sql: str) -> str:
    """The statement with the shared ones before it."""
    if not shared:
        return sql
    tables = ",\n".join(f"{each.name.rpartition('/')[2]} AS (\n{each.sql})" for each in shared)
    return f"WITH {tables},\n{sql.removeprefix('WITH ')}" if sql.startswith("WITH ") else f"WITH {tables}\n{sql}"


def _length(lines: list[str]) -> int:
    return next((place for place, line in enumerate(lines) if not line.startswith("--")), len(lines))


def _insist(asked: Question) -> None:
    """The parameters the header names are those the statement uses."""
    declared = {field.name for field in asked.parameters}
    declared |= {f"$all_{field.name[1:]}" for field in asked.parameters if field.kind == "codes"}
    used = set(re.findall(r"\$\w+", asked.sql))
    if declared != used:
        raise BadHeader(
            f"{asked.name}.sql: the header and the statement differ in {', '.join(sorted(declared ^ used))}."
        )
    if not asked.columns:
        raise BadHeader(f"{asked.name}.sql: the header names no columns.")
