"""What the documents say is so: files, links, commands, dependencies, terms; and they name nothing that is not ours."""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from urllib.parse import unquote

import pytest

from pages.parts.folder import DEFAULT
from queries.catalogue import catalogue
from warehouse.__main__ import parser
from warehouse.report import COUNTS, TOTAL_NAMES

PROJECT = Path(__file__).parents[1]
COMMANDS = {"ruff", "pytest-xdist"}
TAKEN_UP = {"uvloop"}  # by Streamlit and uvicorn, where it is installed
ELSEWHERE = re.compile(r"(?<![\w.])/(home|root|opt|mnt|srv|work|Users)/\w")
TEXTS = {".py", ".md", ".sql", ".toml", ".txt", ".css", ".sh", ""}


def files() -> Iterator[Path]:
    """Every text file of the project, as git would have it."""
    known = ["git", "-C", str(PROJECT), "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(known, check=True, capture_output=True, text=True).stdout.splitlines():
        if (path := PROJECT / name).is_file() and path.suffix in TEXTS:
            yield path


def documents() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def required(name: str) -> set[str]:
    """The distributions that a requirements file names itself, all pinned."""
    lines = [line for line in read(name).splitlines() if line and not line.startswith("-r")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\d.]+", line) for line in lines)
    return {line.split("==")[0] for line in lines}


def imported(paths: Iterator[Path]) -> set[str]:
    """The distributions that these modules import, or look for by name."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "find_spec":
                names |= {word.value for word in node.args if isinstance(word, ast.Constant)}
    known = packages_distributions()
    return {distribution.lower().replace("_", "-") for name in names for distribution in known.get(name, [])}


def is_for_development(path: Path) -> bool:
    return any(path.is_relative_to(PROJECT / room) for room in ("tests", "bench", "geo/build"))


def test_how_each_figure_is_made_is_up_to_date():
    assert read("docs/figures.md") == catalogue() + "\n"


def test_every_link_leads_somewhere():
    broken = []
    for document in documents():
        text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            place = unquote(target.split("#")[0])
            if place and not re.match(r"\w+:", place):
                file = (document.parent / place).resolve()
                if not file.exists() or not file.is_relative_to(PROJECT):
                    broken.append(f"{document.name}: {target}")
    assert broken == []


def test_the_readme_opens_with_one_sentence_and_a_picture():
    heading, sentence, picture, *_ = read("README.md").split("\n\n")
    assert heading.startswith("# ")
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    assert re.fullmatch(r"!\[.+\]\(docs/pictures/\w+\.png\)", picture)


def test_the_two_commands_of_the_readme_are_there_and_can_be_run():
    commands = re.findall(r"```\n(\./\w+)\n```", read("README.md"))
    assert commands == ["./start", "./check"]
    for script in (*commands, ".ci/run"):
        assert (PROJECT / script).stat().st_mode & 0o111 == 0o111
    assert "./check" in read(".ci/run")


@pytest.mark.parametrize("document", ["README.md", "docs/importing.md"])
def test_every_command_that_is_written_down_is_understood(document, capsys):
    for line in re.findall(r"python -m warehouse (\w.*)", read(document)):
        words = line.split("#")[0].replace("PATH...", "PATH").split()
        assert isinstance(parser().parse_args(words), argparse.Namespace)


def test_every_command_and_option_of_an_import_is_written_down():
    told = read("docs/importing.md")
    actions = next(action for action in parser()._actions if action.choices)
    assert [name for name in actions.choices if f"| `{name}" not in told] == []
    options = {option for action in actions.choices["import"]._actions for option in action.option_strings}
    assert [option for option in options - {"-h", "--help"} if option not in told] == []


def test_the_folder_of_the_command_line_is_the_one_the_dashboard_shows():
    assert parser().parse_args(["list"]).to == DEFAULT


def test_the_glossary_has_each_count_of_the_report():
    terms = set(re.findall(r"^- \*\*([^*]+)\*\*: ", read("GLOSSARY.md"), re.MULTILINE))
    singular = [
        name.replace("_", " ").removesuffix("s") if name not in COUNTS else name.replace("_", " ")
        for name in TOTAL_NAMES + COUNTS
    ]
    assert [name for name in singular if name not in terms and name.removesuffix("s") not in terms] == []


def test_the_glossary_says_each_term_once_and_in_one_sentence():
    entries = re.findall(r"^- \*\*([^*]+)\*\*: (.+)$", read("GLOSSARY.md"), re.MULTILINE)
    assert len({term for term, _ in entries}) == len(entries) > 40
    assert [term for term, meaning in entries if not meaning.endswith(".") or ". " in meaning] == []


@pytest.mark.parametrize(
    ("file", "decision", "heading"),
    [
        ("requirements.txt", "0002-dependencies", "To run"),
        ("requirements-dev.txt", "0002-dependencies", "To develop"),
        ("requirements-clickhouse.txt", "0020-clickhouse", "To ask ClickHouse"),
    ],
)
def test_every_dependency_has_its_reason(file, decision, heading):
    section = read(f"docs/decisions/{decision}.md").split(f"{heading} (`{file}`):")[1].split("\nTo ")[0]
    assert set(re.findall(r"^- `([a-z0-9-]+)`: .{10,}", section, re.MULTILINE)) == required(file)


def test_what_is_required_to_run_is_imported_by_the_product_and_the_rest_by_those_who_develop_it():
    modules = [path for path in files() if path.suffix == ".py"]
    run = imported(path for path in modules if not is_for_development(path))
    develop = imported(path for path in modules if is_for_development(path))
    assert (required("requirements.txt") | required("requirements-clickhouse.txt")) - run == TAKEN_UP
    assert required("requirements-dev.txt") - develop == COMMANDS
    assert (run & required("requirements-dev.txt")) == set()


def test_decisions_are_numbered_and_half_a_page_each():
    decisions = sorted((PROJECT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert "**Decided.**" in text
        assert len(text.splitlines()) <= 50


def test_the_changelog_begins_with_what_is_not_released():
    assert re.search(r"^## \[(.+)\]", read("CHANGELOG.md"), re.MULTILINE)[1] == "Unreleased"


def test_nothing_names_a_place_outside_the_project():
    found = {path.name for path in files() if ELSEWHERE.search(path.read_text(encoding="utf-8"))}
    assert found == set()


def test_nothing_is_left_to_do_in_the_code():
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)")
    code = [path for path in files() if path.suffix in {".py", ".sql", ".sh"} and path != Path(__file__)]
    assert [path.name for path in code if left.search(path.read_text(encoding="utf-8"))] == []


def test_no_comment_is_code_that_was_put_aside():
    found = []
    for path in files():
        if path.suffix == ".py":
            comments = re.findall(r"^\s*# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            found += [
                f"{path.name}: {line}"
                for line in comments
                if re.match(r"(def |return |import |from \w+ import|\w+ = \w|if .+:$)", line)
            ]
    assert found == []


def test_the_licence_is_mit():
    assert read("LICENSE").startswith("MIT License\n")
    assert "Transforming London's Community Services dashboard contributors" in read("LICENSE")


def test_the_scripts_are_what_a_plain_shell_understands():
    for script in ("start", "check", "environment.sh"):
        subprocess.run(["sh", "-n", str(PROJECT / script)], check=True)
    assert sys.version_info >= (3, 11)
