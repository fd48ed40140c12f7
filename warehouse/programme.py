"""The terms of a programme: what `programme.toml` beside its tables says."""

import json
import tomllib
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from warehouse.personal.pseudonyms import pseudonyms
from warehouse.refusal import Refused

EXCLUSIONS = "exclusion list"  # what the marks of its accounts are made with
SCALES = ("for-against", "for-neutral-against", "1-5")


@dataclass(frozen=True)
class Span:
    """A phase (start and end, both days included) or an event (start = end = its day)."""

    id: str
    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Attribute:
    """A further attribute of participants that a programme asks for. `shares` are the population's, where known."""

    name: str
    values: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True)
class Programme:
    """One programme's terms. Days are Europe/London days. `excluded` are test accounts, `excluded_marks` the same
    keyed."""

    name: str = "Participation programme"
    made_up: bool = False
    start: date | None = None
    end: date | None = None
    framework: str = "vision-2014"
    vote_scale: str = "for-against"
    scale_declared: bool = False
    phases: tuple[Span, ...] = ()
    events: tuple[Span, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_marks: tuple[str, ...] = ()
    retain_until: date | None = None
    source: str | None = field(default=None, compare=False)
    registered: bool = field(default=False, compare=False)

    def to_json(self) -> str:
        """As kept in the warehouse, without the names of excluded accounts."""
        return json.dumps({**asdict(self), "excluded": []}, default=str)

    def keyed(self, key: bytes) -> "Programme":
        """The same terms with a mark in place of each excluded account, so that the list can be kept."""
        marks = {*self.excluded_marks, *pseudonyms(key, EXCLUSIONS, self.excluded)}
        return replace(self, excluded=(), excluded_marks=tuple(sorted(marks)))


def from_json(text: str) -> Programme:
    """The terms as kept in the warehouse."""
    return _programme(json.loads(text))


def read_programme(path: Path, name: str) -> Programme:
    """The terms in a `programme.toml`. `name` is the file's name for messages. Raises Refused."""
    try:
        terms = tomllib.loads(path.read_text(encoding="utf-8"))
        return _programme(_flat(terms))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Refused(name, f"{name} is not a valid TOML file ({problem}); correct it and import again.") from problem
    except (KeyError, TypeError, ValueError) as problem:
        raise Refused(
            name, f"{name} has a setting that cannot be read ({problem}); correct it and import again."
        ) from problem


def _flat(terms: dict) -> dict:
    """TOML names its lists in the singular (`[[phase]]`), as a person writes them."""
    events = [{**event, "start": event["day"], "end": event["day"]} for event in terms.get("event", [])]
    scale = {"scale_declared": True} if "vote_scale" in terms else {}
    return {
        **terms,
        **scale,
        "phases": terms.get("phase", []),
        "events": events,
        "attributes": terms.get("attribute", []),
        "excluded": terms.get("exclude", []),
        "retain_until": terms.get("retention_date"),
    }


def _programme(terms: dict) -> Programme:
    scale = terms.get("vote_scale", "for-against")
    if scale not in SCALES:
        raise ValueError(f"vote_scale is {scale!r}; it can be {', '.join(SCALES)}")
    return Programme(
        name=str(terms.get("name") or Programme.name),
        made_up=bool(terms.get("made_up", False)),
        start=_day(terms.get("start")),
        end=_day(terms.get("end")),
        framework=str(terms.get("framework") or Programme.framework),
        vote_scale=scale,
        scale_declared=bool(terms.get("scale_declared", False)),
        phases=tuple(_span(span) for span in terms.get("phases", [])),
        events=tuple(_span(span) for span in terms.get("events", [])),
        attributes=tuple(_attribute(attribute) for attribute in terms.get("attributes", [])),
        excluded=tuple(str(account) for account in terms.get("excluded", [])),
        excluded_marks=tuple(terms.get("excluded_marks", [])),
        retain_until=_day(terms.get("retain_until")),
        source=terms.get("source"),
        registered=bool(terms.get("registered", False)),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _span(terms: dict) -> Span:
    start, end = _day(terms["start"]), _day(terms["end"])
    if start is None or end is None or end < start:
        raise ValueError(f"{terms.get('name', terms['id'])} ends before it starts")
    return Span(str(terms["id"]), str(terms.get("name", terms["id"])), start, end)


def _attribute(terms: dict) -> Attribute:
    values = tuple(str(value) for value in terms.get("values", ()))
    return Attribute(str(terms["name"]), values, tuple(float(share) for share in terms.get("shares", ())))
