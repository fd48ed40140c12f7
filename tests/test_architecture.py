"""The house stands as docs/architecture.md draws it: who may import whom, and what a module may be. No exceptions."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import mean

import pytest

PROJECT = Path(__file__).parents[1]
TABLE_ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)
SAYS_NOTHING = re.compile(r"^_*(utils?|helpers?|common|misc|shared|stuff|tools?|base|lib)$")
IS_SQL = re.compile(r"\b(SELECT\b.+\bFROM\b|INSERT INTO\b|CREATE (TEMP )?(TABLE|VIEW)\b|UPDATE\b.+\bSET\b)", re.DOTALL)
MODULE_LINES, FUNCTION_LINES, FUNCTION_LINES_MEAN = 200, 40, 10


@cache
def architecture() -> str:
    return (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")


@cache
def may_import() -> dict[str, set[str]]:
    """Room -> what it may import: rooms, or single modules where the table says "only"."""
    allowed: dict[str, set[str]] = {}
    for room, words in TABLE_ROW.findall(architecture()):
        only = {name.split(".")[0] for name in re.findall(r"only `([\w.]+)`", words)}
        named = set(re.findall(r"`([\w.]+)`", words)) - only
        allowed[room] = set(allowed) if words.startswith("all of the above") else named
    return allowed


def rooms() -> list[str]:
    """The top level: packages and modules of the product, not its tests."""
    packages = {path.parent.name for path in PROJECT.glob("*/__init__.py")}
    return sorted((packages | {path.stem for path in PROJECT.glob("*.py")}) - {"tests"})


@cache
def modules() -> dict[str, Path]:
    """Dotted name -> file, of every module of the product."""
    found = {}
    for room in rooms():
        for path in [PROJECT / f"{room}.py"] if (PROJECT / f"{room}.py").is_file() else (PROJECT / room).rglob("*.py"):
            parts = path.relative_to(PROJECT).with_suffix("").parts
            found[".".join(part for part in parts if part != "__init__")] = path
    return dict(sorted(found.items()))


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def imports(module: str, nodes: Iterator[ast.AST] | None = None) -> set[str]:
    """What a module imports, anywhere in it, as dotted names: "a.b" for `from a import b` where that is a module."""
    found = set()
    for node in nodes or ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            found |= {name if (name := f"{start}.{alias.name}") in modules() else start for alias in node.names}
    return found


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines without the docstring."""
    said = function.body[0].end_lineno - function.body[0].lineno + 1 if ast.get_docstring(function) else 0
    return function.end_lineno - function.lineno + 1 - said


def test_the_table_names_every_room_and_no_other():
    assert sorted(may_import()) == rooms()


@pytest.mark.slow
@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_the_table_allows(room):
    allowed = may_import()[room] | {room}
    wrong = {}
    for module in modules():
        if module.split(".")[0] == room:
            ours = {name for name in imports(module) if name.split(".")[0] in rooms()}
            strange = {name for name in ours if name not in allowed and name.split(".")[0] not in allowed}
            wrong |= {module: strange} if strange else {}
    assert wrong == {}


def test_rooms_that_may_not_know_each_other_do_not():
    assert "charts" not in may_import()["queries"]
    assert may_import()["charts"] == may_import()["geo"] == may_import()["access"] == set()
    assert may_import()["queries"] & {"warehouse", "warehouse.live"} == {"warehouse.live"}


def test_streamlit_is_imported_only_by_pages_the_dashboard_and_what_measures_it():
    users = {
        module.split(".")[0]
        for module in modules()
        if any(name.split(".")[0] == "streamlit" for name in imports(module))
    }
    assert users <= {"pages", "dashboard", "bench"}


def test_no_module_imports_in_a_circle():
    at_the_top = {module: imports(module, iter(tree(module).body)) & set(modules()) for module in modules()}
    try:
        list(TopologicalSorter(at_the_top).static_order())
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_imports_say_the_whole_name():
    relative = [
        module
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_there_is_sql_in_python_only_where_warehouses_are_built_and_measured():
    found = []
    for module in modules():
        if module.split(".")[0] not in {"warehouse", "bench"}:
            texts = (node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant))
            found += [module for text in texts if isinstance(text, str) and IS_SQL.search(text)]
    assert found == []


def test_names_say_what_is_inside():
    names = {part for module in modules() for part in module.split(".")}
    folders = {path.name for path in PROJECT.iterdir() if path.is_dir()}
    assert sorted(name for name in names | folders if SAYS_NOTHING.match(name)) == []


def test_no_room_hides_a_module_of_the_standard_library():
    folders = {path.name for path in PROJECT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert (set(rooms()) | folders) & set(sys.stdlib_module_names) == set()


def test_a_module_is_short():
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in modules().items()}
    assert {module: lines for module, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_are_about_ten_lines():
    lengths = {f"{module}.{function.name}": length(function) for module in modules() for function in functions(module)}
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}
    assert mean(lengths.values()) < FUNCTION_LINES_MEAN


def test_whatever_others_may_use_says_what_it_is():
    silent = [module for module in modules() if not ast.get_docstring(tree(module))]
    for module in modules():
        for node in tree(module).body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{module}.{node.name}")
    assert silent == []


def test_no_fault_is_swallowed():
    too_wide = [
        module
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or "Exception" in ast.unparse(node.type).split("."))
    ]
    assert too_wide == []


def test_data_holds_files_and_no_code():
    assert list((PROJECT / "data").rglob("*.py")) == []


def test_the_picture_of_the_house_names_what_is_there():
    picture = architecture().split("```")[1]
    named = re.findall(r"(?<![\w/])([a-z_]+(?:/[a-z_]+)*(?:/|\.py))(?=\s)", picture)
    assert len(named) >= 10
    assert [name for name in named if not (PROJECT / name).exists()] == []
