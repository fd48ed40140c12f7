"""What is kept in memory is kept for one role, or is the same for every role."""

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]
KEEPERS = {"cache", "lru_cache", "kept", "remembered", "cache_data", "cache_resource"}
WHO = {"Viewer", "Looking"}
# Kept without a role, and why that tells nobody what is not theirs.
FOR_EVERYBODY = {
    "pages/parts/ideas/opinions.py _found": "worked out from the frame given",
    "pages/parts/folder.py _resolved": "where the programme lies; nobody is shown it",
    "pages/parts/first_start.py _preparation": "how far the building of the sample is",
    "pages/parts/remembering.py _worked_out": "what is given holds a Looking, as remembered says",
    "pages/parts/remembering.py _of_data": "worked out from the data given, all of it",
    "pages/parts/keeping.py _of": "the day a programme's data is to be erased",
    "pages/parts/server/routes.py _shapes": "the boroughs' shapes, which are public",
    "pages/parts/server/mending.py _script": "a script of the dashboard's own",
    "pages/parts/signing_in/ended.py _key": "the secret key; nobody is shown it",
    "pages/parts/signing_in/ended.py _read": "the list of ended sign-ins; nobody is shown it",
    "pages/parts/signing_in/setup.py sign_in": "what the sign-in goes by",
    "queries/runner.py _published": "which questions have a published form",
    "queries/connections.py connection": "by the file, which the role has picked",
    "queries/connections.py _both": "by the files, which the role has picked",
    "queries/connections.py _with_room": "by the file, which the role has picked",
    "queries/stats/reach.py _people_needed": "worked out from a number of the settings",
    "queries/question.py question": "a question's text",
    "queries/question.py reading_back": "a question's text",
    "queries/translation.py translated": "a question's text in other words, without its values",
    "queries/on_clickhouse.py _apart": "an empty database in memory",
}


def kept() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function of the pages, charts and questions whose results are kept, by module and name."""
    for room in ("pages", "queries", "charts"):
        for path in sorted((PROJECT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and any(map(keeps, node.decorator_list)):
                    yield f"{path.relative_to(PROJECT).as_posix()} {node.name}", node


def keeps(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).split(".")[-1] in KEEPERS


def is_for_one_role(function: ast.FunctionDef) -> bool:
    return bool(WHO & {ast.unparse(each.annotation) for each in function.args.args if each.annotation})


def test_every_cache_has_the_viewer_in_its_key_or_is_the_same_for_everybody():
    without = {name for name, function in kept() if not is_for_one_role(function)}
    assert without - set(FOR_EVERYBODY) == set()


def test_the_answers_themselves_are_kept_by_viewer():
    assert {"queries/runner.py _answer"} <= {name for name, function in kept() if is_for_one_role(function)}


def test_no_reason_is_given_for_a_cache_that_is_gone():
    assert set(FOR_EVERYBODY) - {name for name, _ in kept()} == set()
