"""Mappings kept with a programme's decisions, and written as TOML."""

import json
import re
from collections.abc import Mapping as Named
from pathlib import Path

from warehouse.importers.mapping.files import Mapping, read_mapping


def saved_mappings(folder: Path) -> list[Mapping]:
    """The mappings kept with a programme's decisions, by name. Raises Refused for one that cannot be used."""
    kept = sorted((folder / "decisions" / "mappings").glob("*.toml"))
    return [read_mapping(path, f"decisions/mappings/{path.name}", saved=True) for path in kept]


def save_mapping(folder: Path, mapping: Mapping) -> Path:
    """Keep a mapping with a programme's decisions, where later imports find it; one of the same name gives way."""
    called = mapping.name.rpartition("/")[2].removesuffix(".toml")
    name = re.sub(r"[^a-z0-9]+", "-", called.casefold()).strip("-")
    path = folder / "decisions" / "mappings" / f"{name or 'mapping'}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_toml(mapping), encoding="utf-8")
    return path


def as_toml(mapping: Mapping) -> str:
    """The mapping as its file says it."""
    source = {"name": mapping.source, "platform": mapping.platform}
    lines = ["[source]", *(f"{key} = {_quoted(value)}" for key, value in source.items() if value)]
    for each in mapping.tables:
        lines += ["", "[[table]]", f"table = {_quoted(each.table)}"]
        lines += [f"match = [{', '.join(map(_quoted, each.match))}]"] if each.match else []
        lines += [f"columns = {_inline(each.columns)}"]
        lines += [f"fixed = {_inline(each.fixed)}"] if each.fixed else []
        lines += [f"values = {_inline(each.values)}"] if each.values else []
        lines += [f"dates = {_quoted(each.dates)}"] if each.dates else []
    return "\n".join(lines) + "\n"


def _inline(said: Named[str, str | Named[str, str]]) -> str:
    pairs = ((key, _quoted(value) if isinstance(value, str) else _inline(value)) for key, value in said.items())
    return "{ " + ", ".join(f"{_quoted(key)} = {value}" for key, value in pairs) + " }"


def _quoted(text: str) -> str:
    """A TOML string; JSON's is one, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
