"""`python -m pages.parts.signing_in …`: end everybody's sign-in, or close the dashboard to one account."""

import argparse
from pathlib import Path

from pages.parts.folder import programme_folder
from pages.parts.signing_in import ended

WHOSE = {"issuer": "the sign-in service's own name, the claim iss", "subject": "the account there, the claim sub"}


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    found = argparse.ArgumentParser(prog="python -m pages.parts.signing_in", description=__doc__)
    found.add_argument("--to", type=Path, default=programme_folder(), help="the programme's folder")
    commands = found.add_subparsers(dest="command", required=True)
    commands.add_parser("everybody-out", help="whoever signed in before now has to sign in again")
    for name, words in (("close-to", "refuse an account from now on"), ("open-to", "let an account in again")):
        command = commands.add_parser(name, help=words)
        for option, meaning in WHOSE.items():
            command.add_argument(option, help=meaning)
    return found


def main(words: list[str] | None = None) -> None:
    """Run one command."""
    asked = parser().parse_args(words)
    if asked.command == "everybody-out":
        ended.add(asked.to, ended.EVERYBODY)
        print("Everybody has to sign in again.")
        return
    closing = asked.command == "close-to"
    code = ended.person({"iss": asked.issuer, "sub": asked.subject})
    ended.add(asked.to, ended.CLOSED if closing else ended.OPEN, code)
    print(f"The dashboard is {'closed' if closing else 'open'} to this account, known here as {code}.")


if __name__ == "__main__":
    main()
