"""A programme's terms as `programme.toml` says them."""

import json
from collections.abc import Iterator

from warehouse.programme import Attribute, Programme, Span


def as_toml(programme: Programme) -> str:
    """The text of `programme.toml`. The exclusion list is not among it: test accounts are not kept."""
    return "\n".join([*_top(programme), *_spans(programme), *_attributes(programme.attributes), ""])


def _top(programme: Programme) -> Iterator[str]:
    yield f"name = {_quoted(programme.name)}"
    yield f"made_up = {_flag(programme.made_up)}"
    if programme.source:
        yield f"source = {_quoted(programme.source)}"
    if programme.registered:
        yield "registered = true"
    for name, day in (("start", programme.start), ("end", programme.end), ("retention_date", programme.retain_until)):
        if day:
            yield f"{name} = {day}"
    yield f"framework = {_quoted(programme.framework)}"
    if programme.scale_declared:
        yield f"vote_scale = {_quoted(programme.vote_scale)}"


def _spans(programme: Programme) -> Iterator[str]:
    for phase in programme.phases:
        yield f"\n[[phase]]\n{_named(phase)}\nstart = {phase.start}\nend = {phase.end}"
    for event in programme.events:
        yield f"\n[[event]]\n{_named(event)}\nday = {event.start}"


def _attributes(attributes: tuple[Attribute, ...]) -> Iterator[str]:
    for attribute in attributes:
        values = ", ".join(_quoted(value) for value in attribute.values)
        yield f"\n[[attribute]]\nname = {_quoted(attribute.name)}"
        yield f"values = [{values}]\nshares = {list(attribute.shares)}"


def _named(span: Span) -> str:
    return f"id = {_quoted(span.id)}\nname = {_quoted(span.name)}"


def _flag(yes: bool) -> str:
    return "true" if yes else "false"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
