"""Questions of an import, put to whoever sits at the terminal."""

import argparse
import sys

from warehouse.attempts import Attempt

CHOICES = {"--sign": ("as-is", "inverted"), "--dates": ("dmy", "mdy"), "--older-ok": ("yes", "no")}


def answered_on_terminal(given: argparse.Namespace, attempt: Attempt) -> bool:
    """Put the open question; the answer goes into `given`. False where nobody can be asked, or they leave it open."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or given.json or not attempt.option:
        return False
    print(f"\n{attempt.why}", file=sys.stderr)
    choices = CHOICES.get(attempt.option)
    answer = _asked(f"{attempt.option} ({' or '.join(choices)}): " if choices else f"{attempt.option}: ", choices)
    if answer in ("", "no"):
        return False
    setattr(given, attempt.option.removeprefix("--").replace("-", "_"), True if answer == "yes" else answer)
    return True


def _asked(prompt: str, choices: tuple[str, ...] | None) -> str:
    """What they type; an empty line, or the end of what is typed, leaves the question open."""
    while True:
        print(prompt, end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if not answer or choices is None or answer in choices:
            return answer
