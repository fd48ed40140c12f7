"""docs/command-line.md says what the command line does, all of it and nothing else."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from warehouse.__main__ import NEEDS_ANSWER, REFUSED, parser

TEXT = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0]: part for part in TEXT.split("\n## ")[1:]}
COMMANDS = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
EVERYWHERE = {"help", "to"}
ASKS = {"import", "check", "forget"}


def as_written(action: argparse.Action) -> str:
    """An option as the documentation writes it."""
    value = "\\|".join(action.choices) if action.choices else action.metavar
    return " ".join(filter(None, [*action.option_strings, value if action.nargs != 0 else None]))


def test_every_command_has_its_section_in_the_parsers_order():
    assert list(SECTIONS) == [*COMMANDS, "The audit log"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_no_other(name: str):
    documented = re.findall(r"^\| `(.+?)` \|", SECTIONS[name], re.MULTILINE)
    actions = [action for action in COMMANDS[name]._actions if action.dest not in EVERYWHERE]
    positional_first = sorted(actions, key=lambda action: bool(action.option_strings))
    assert documented == [as_written(action) for action in positional_first]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_that_can_be_given(name: str):
    examples = re.findall(r"^python -m warehouse (.+)$", SECTIONS[name], re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(example)
        assert words[0] == name
        assert parser().parse_args(words).command.__name__.strip("_") == name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_its_exit_codes(name: str):
    codes = re.search(r"^Exit codes: (.+)\.$", SECTIONS[name], re.MULTILINE)
    assert codes[1] == ("0, 1, 2, 3" if name in ASKS else "0, 1, 2")


def test_the_exit_codes_are_those_of_the_program():
    said = dict(re.findall(r"^\| (\d) \| (\w+)", TEXT, re.MULTILINE))
    assert said == {"0": "done", str(REFUSED): "refused", "2": "usage", str(NEEDS_ANSWER): "needs"}
