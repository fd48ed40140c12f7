"""The command line: python -m warehouse COMMAND; docs/command-line.md says what each does."""

import argparse
import os
import sys
from pathlib import Path

import duckdb

from warehouse import commands
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.settings import settings

REFUSED, NEEDS_ANSWER = 1, 3
PROJECT = Path(__file__).resolve().parents[1]


def main(words: list[str] | None = None) -> int:
    """Run one command; gives its exit code: 0 done, 1 refused, 2 usage, 3 needs an answer."""
    given = parser().parse_args(words)
    try:
        code = given.command(given)
        sys.stdout.flush()
        return code
    except Refused as refusal:
        return _say(refusal.why, REFUSED)
    except NeedsAnswer as open_question:
        return _say(open_question.question, NEEDS_ANSWER)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _say("Stopped; what was live before is live still.", REFUSED)
    except (OSError, duckdb.Error) as problem:
        return _say(f"This stopped, and what was live before is live still: {str(problem).splitlines()[0]}", REFUSED)


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    top = argparse.ArgumentParser(
        prog="python -m warehouse", description="A programme's warehouse: exports in, a dashboard's data out."
    )
    actions = top.add_subparsers(required=True, metavar="COMMAND")
    _import(
        _command(
            actions, "import", commands.import_, "import exports (folders, zips, CSV, XLSX, Parquet) and make them live"
        )
    )
    _import(_command(actions, "check", commands.check, "say what an import would do, and change nothing")).set_defaults(
        dry=True
    )
    _watch(_command(actions, "watch", commands.watch, "take in what arrives in a folder or at an address"))
    report = _command(actions, "report", commands.report, "what came in and what became of it")
    report.add_argument("--json", action="store_true", help="for scripts")
    _command(actions, "list", commands.list_, "the releases kept and the sources of the live one")
    _command(actions, "rollback", commands.rollback, "go back to the release before")
    code = _command(actions, "code", commands.code, "put ideas under principles by a file of codings")
    code.add_argument("file", type=Path, metavar="FILE", help="a table with the columns idea_id and principle")
    code.add_argument("--who", metavar="NAME", required=True, help="who decided it")
    _command(actions, "rebuild", commands.rebuild, "make the live release anew after decisions were edited by hand")
    forget = _command(actions, "forget", commands.forget, "erase one participant everywhere, for good")
    who = forget.add_mutually_exclusive_group(required=True)
    who.add_argument("participant", nargs="?", metavar="PARTICIPANT", help="the identifier, as the export has it")
    who.add_argument("--again", action="store_true", help="everybody who was ever forgotten, once more")
    forget.add_argument("--source", metavar="NAME", help="the participant of this source alone")
    _command(actions, "expire", commands.expire, "erase everything about single people once its time is over")
    _command(actions, "audit", commands.audit, "say whether the audit log is as it was written")
    export = _command(actions, "export", commands.export, "write the whole warehouse in the programme's own format")
    export.add_argument("out", type=Path, metavar="OUT", help="a new folder")
    send = _command(actions, "send", commands.send, "write the releases kept to the ClickHouse that the setting names")
    send.add_argument("--withdraw", action="store_true", help="drop there what was written, and ask the files here")
    template = _command(actions, "template", commands.template, "write a blank XLSX template with its data dictionary")
    template.add_argument("out", type=Path, metavar="OUT", help="the file to write, which ends in .xlsx")
    return top


def _command(actions: argparse._SubParsersAction, name: str, command: object, words: str) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    action.set_defaults(command=command)
    folder = PROJECT / settings()["warehouse"]["folder"]
    action.add_argument(
        "--to", type=Path, default=folder, metavar="FOLDER", help="the programme's folder (default: %(default)s)"
    )
    return action


def _import(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="folders, zips or files of one or more exports"
    )
    action.add_argument(
        "--source", metavar="NAME", help="the name of the platform and conversation these come from (guessed otherwise)"
    )
    action.add_argument("--add", action="store_true", help="add to the source's rows instead of replacing them")
    action.add_argument(
        "--register", type=Path, metavar="FILE", help="a list of participants that these exports' identifiers refer to"
    )
    _how_it_is_read(action)
    action.add_argument(
        "--older-ok", action="store_true", help="take an export that is older than the one that is live"
    )
    action.add_argument("--json", action="store_true", help="print the report for scripts")
    action.set_defaults(dry=False)
    return action


def _watch(action: argparse.ArgumentParser) -> None:
    action.add_argument("place", metavar="PLACE", help="a folder, or the http(s) address of a file")
    action.add_argument(
        "--source", metavar="NAME", required=True, help="the name of the platform and conversation these come from"
    )
    _how_it_is_read(action)


def _how_it_is_read(action: argparse.ArgumentParser) -> None:
    action.add_argument("--principle", metavar="ID", help="the principle that a whole conversation is about")
    action.add_argument(
        "--sign", choices=("as-is", "inverted"), help="whether 1 means agree (as-is) or disagree (inverted)"
    )
    action.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook to read")
    action.add_argument(
        "--dates", choices=("dmy", "mdy"), help="whether the day or the month comes first in 03/04/2014"
    )
    action.add_argument(
        "--mapping", type=Path, metavar="FILE", help="a file that says which of the columns is which of ours"
    )


if __name__ == "__main__":
    sys.exit(main())
