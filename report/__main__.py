"""python -m report --to FOLDER --out OUT: the published figures of a programme as files."""

import argparse
import sys
from pathlib import Path

from report.making import files
from report.own_words import own_words
from report.telling import tell
from warehouse.live import Release, live_release, releases
from warehouse.opening import insist_on_version
from warehouse.refusal import Refused


def main(arguments: list[str] | None = None) -> int:
    """Write all files into a folder; a line for each step on standard output. 0: done, 1: refused."""
    asked = _parser().parse_args(arguments)
    try:
        release = _release(asked.to, asked.release)
        insist_on_version(release)
        story = tell(release, own_words(asked.to))
    except Refused as why:
        print(why, file=sys.stderr)
        return 1
    made = files(story, lambda share, doing: print(f"{share:.0%} {doing}", flush=True))
    for name, content in made.items():
        path = asked.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


def _release(folder: Path, name: str | None) -> Release:
    """The release of that name where it is kept still, else the one that is live. Raises Refused where none is."""
    live = live_release(folder)
    return next((release for release in releases(folder) if release.name == name), live)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m report", description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("data"), help="the programme's folder")
    parser.add_argument("--out", type=Path, required=True, help="the folder the files are written into")
    parser.add_argument("--release", help="the name of a release that is kept; the live one otherwise")
    return parser


if __name__ == "__main__":
    sys.exit(main())
