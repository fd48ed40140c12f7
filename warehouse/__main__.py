"""The command line: python -m warehouse import | check | report | list | rollback | forget | export | template."""

import argparse
import sys
from pathlib import Path

from warehouse import commands
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.settings import settings

REFUSED, NEEDS_ANSWER = 1, 3


def main(words: list[str] | None = None) -> int:
    """Run one command; gives its exit code: 0 done, 1 refused, 2 usage, 3 needs an answer."""
    given = parser().parse_args(words)
    try:
        return given.command(given)
    except Refused as refusal:
        print(refusal.why, file=sys.stderr)
        return REFUSED
    except NeedsAnswer as question:
        print(question.question, file=sys.stderr)
        return NEEDS_ANSWER


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    top = argparse.ArgumentParser(prog="python -m warehouse", description="A programme's warehouse: exports in, a dashboard's data out.")
    actions = top.add_subparsers(required=True, metavar="COMMAND")
    _import(_command(actions, "import", commands.import_, "import exports (folders, zips, CSV, XLSX, Parquet) and make them live"))
    check = _import(_command(actions, "check", commands.check, "say what an import would do, and change nothing"))
    check.set_defaults(dry=True)
    report = _command(actions, "report", commands.report, "what came in and what became of it")
    report.add_argument("--json", action="store_true", help="for scripts")
    _command(actions, "list", commands.list_, "the releases kept and the sources of the live one")
    _command(actions, "rollback", commands.rollback, "go back to the release before")
    forget = _command(actions, "forget", commands.forget, "erase one participant everywhere, for good")
    forget.add_argument("participant", help="the participant's identifier, as the export has it")
    forget.add_argument("--source", help="only in this source")
    export = _command(actions, "export", commands.export, "write the whole warehouse in the programme's own format")
    export.add_argument("out", type=Path, help="a new folder")
    template = _command(actions, "template", commands.template, "write a blank XLSX template with its data dictionary")
    template.add_argument("out", type=Path, help="the file to write")
    return top


def _command(actions: argparse._SubParsersAction, name: str, command: object, words: str) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=words, description=words)
    action.set_defaults(command=command)
    action.add_argument("--to", type=Path, default=Path(settings()["warehouse"]["folder"]), help="the programme's folder (default: %(default)s)")
    return action


def _import(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    action.add_argument("--source", help="the name of the platform and conversation these come from (guessed otherwise)")
    action.add_argument("--add", action="store_true", help="add to the source's rows instead of replacing them")
    action.add_argument("--register", type=Path, metavar="FILE", help="a list of participants that these exports' identifiers refer to")
    action.add_argument("--principle", metavar="ID", help="the principle that a whole conversation is about")
    action.add_argument("--sign", choices=("as-is", "inverted"), help="whether 1 means agree (as-is) or disagree (inverted)")
    action.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook to read")
    action.add_argument("--dates", choices=("dmy", "mdy"), help="whether the day or the month comes first in 03/04/2014")
    action.add_argument("--older-ok", action="store_true", help="take an export that is older than the one that is live")
    action.add_argument("--json", action="store_true", help="print the report for scripts")
    action.set_defaults(dry=False)
    return action


if __name__ == "__main__":
    sys.exit(main())
